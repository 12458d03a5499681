import { Command } from 'commander';
import { benchmarkReport, benchmarkText } from '#src/cli/benchmark';
import type { Say } from '#src/words/words';

/** `svett benchmark`: how good the models are, on published rows anybody can add to. */
export function benchmarkCommand(say: Say): Command {
  return new Command('benchmark')
    .option('--rows <file>')
    .option('--json')
    .action(({ rows, json }: { rows?: string; json?: true }) => {
      const report = benchmarkReport({ rowsFile: rows });
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : benchmarkText(report, say));
    });
}
