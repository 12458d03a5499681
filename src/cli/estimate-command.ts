import { basename } from 'node:path';
import { Command } from 'commander';
import { openReader } from '#integrations/activity-files/open-reader';
import { estimateFlags, knowledgeFrom } from '#src/cli/estimate-flags';
import { estimateJson } from '#src/cli/estimate-json';
import { estimateText } from '#src/cli/estimate-text';
import { UsageProblem } from '#src/cli/exit-code';
import { workoutBytes } from '#src/cli/workout-files';
import { reckon } from '#src/estimates/reckon';
import type { Say } from '#src/words/words';

/** `svett estimate FILE`: no server, no database, nothing kept. */
export function estimateCommand(say: Say): Command {
  return new Command('estimate')
    .argument('<file>')
    .option('--mass-kg <kg>')
    .option('--height-cm <cm>')
    .option('--sex <sex>')
    .option('--age <years>')
    .option('--vo2max <ml/kg/min>')
    .option('--hr-rest <bpm>')
    .option('--hr-max <bpm>')
    .option('--air-c <°C>')
    .option('--humidity <%>')
    .option('--wind-ms <m/s>')
    .option('--solar-wm2 <W/m²>')
    .option('--clothing <kit>')
    .option('--indoor')
    .option('--no-indoor')
    .option('--acclimatised')
    .option('--json')
    .action((path: string, options: Record<string, unknown>) => estimate(path, options, say));
}

async function estimate(path: string, options: Record<string, unknown>, say: Say): Promise<void> {
  const flags = estimateFlags(say).parse(options);
  const bytes = await workoutBytes(path, say);
  const reader = openReader({ threads: 1 });
  try {
    const recording = await reader.read({ name: basename(path), bytes });
    const reckoned = reckon(recording, knowledgeFrom(flags));
    if (reckoned.outcome === 'abstained' && reckoned.estimate.reasons.includes('mass-unknown'))
      throw new UsageProblem(say('cli.estimate.mass-unknown'));
    const output = options['json']
      ? JSON.stringify(estimateJson(recording, reckoned), null, 2)
      : estimateText(recording, reckoned, say);
    process.stdout.write(`${output}\n`);
  } finally {
    await reader.close();
  }
}
