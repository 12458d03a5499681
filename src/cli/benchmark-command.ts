import { Command } from 'commander';
import { benchmarkReport, benchmarkText } from '#src/cli/benchmark';

/** `svett benchmark`: how good the models are, on published rows anybody can add to. */
export function benchmarkCommand(): Command {
  return new Command('benchmark')
    .description('Score Svett and its rivals on published sweat rates (the Open Sweat Benchmark).')
    .option('--rows <file>', 'a CSV of your own rows, scored as it is; columns as in docs/science.md')
    .option('--json', 'print one JSON object')
    .action(({ rows, json }: { rows?: string; json?: true }) => {
      const report = benchmarkReport({ rowsFile: rows });
      process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : benchmarkText(report));
    });
}
