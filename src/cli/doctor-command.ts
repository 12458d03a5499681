import { Command } from 'commander';
import { examine } from '#src/cli/doctor';
import { ExitCode, SaidAlready } from '#src/cli/exit-code';
import { type State, told, type Told } from '#src/cli/finding';
import { Settings } from '#src/config/settings';
import { SystemClock } from '#src/kernel/clock';
import type { Say } from '#src/words/words';

const STATES: State[] = ['ok', 'advice', 'wrong'];

/** `svett doctor` */
export function doctorCommand(say: Say): Command {
  return new Command('doctor').option('--json').action(async ({ json }: { json?: true }) => {
    const findings = (await examine(Settings.fromProcess(), new SystemClock().now())).map((found) =>
      told(found, say),
    );
    process.stdout.write(json ? `${JSON.stringify({ findings }, null, 2)}\n` : inLines(findings, say));
    if (findings.some(({ state }) => state === 'wrong')) throw new SaidAlready(ExitCode.broken);
  });
}

function inLines(findings: Told[], say: Say): string {
  const marks = new Map(STATES.map((state) => [state, say(`doctor.state.${state}`)]));
  const width = Math.max(...[...marks.values()].map((mark) => mark.length)) + 2;
  const lines = findings.flatMap(({ about, state, says, mend }) => [
    `${marks.get(state)!.padEnd(width)}${say(`doctor.about.${about}`)}: ${says}`,
    ...(mend === null ? [] : [`${' '.repeat(width)}→ ${mend}`]),
  ]);
  return `${lines.join('\n')}\n`;
}
