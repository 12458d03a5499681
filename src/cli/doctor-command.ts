import { Command } from 'commander';
import { examine } from '#src/cli/doctor';
import { ExitCode, SaidAlready } from '#src/cli/exit-code';
import type { Finding, State } from '#src/cli/finding';
import { Settings } from '#src/config/settings';
import { SystemClock } from '#src/kernel/clock';

const MARKS: Record<State, string> = { ok: 'ok    ', advice: 'advice', wrong: 'WRONG ' };

/** `svett doctor` */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Say what this set-up lacks and how to mend it. Ends with 1 where something is wrong.')
    .option('--json', 'as JSON, for programs')
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine(Settings.fromProcess(), new SystemClock().now());
      process.stdout.write(json ? `${JSON.stringify({ findings }, null, 2)}\n` : inLines(findings));
      if (findings.some(({ state }) => state === 'wrong')) throw new SaidAlready(ExitCode.broken);
    });
}

function inLines(findings: Finding[]): string {
  const lines = findings.flatMap(({ about, state, says, mend }) => [
    `${MARKS[state]}  ${about}: ${says}`,
    ...(mend === null ? [] : [`        → ${mend}`]),
  ]);
  return `${lines.join('\n')}\n`;
}
