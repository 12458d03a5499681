import { basename } from 'node:path';
import { Command } from 'commander';
import { openReader } from '#integrations/activity-files/open-reader';
import { EstimateFlags, knowledgeFrom } from '#src/cli/estimate-flags';
import { estimateJson } from '#src/cli/estimate-json';
import { estimateText } from '#src/cli/estimate-text';
import { UsageProblem } from '#src/cli/exit-code';
import { languageOption, wordsAsked } from '#src/cli/language-option';
import { workoutBytes } from '#src/cli/workout-files';
import { CLOTHING_NAMES } from '#src/estimates/clothing';
import { reckon } from '#src/estimates/reckon';
import type { Language } from '#src/words/words';

interface Output {
  json?: true;
  lang?: Language;
}

/** `svett estimate FILE`: no server, no database, nothing kept. */
export function estimateCommand(): Command {
  return new Command('estimate')
    .description('Estimate what one workout file (FIT, TCX or GPX, also gzipped) cost. Nothing is kept.')
    .argument('<file>', 'the workout file')
    .option('--mass-kg <kg>', 'body mass; needed unless the file tells it')
    .option('--height-cm <cm>', 'body height')
    .option('--sex <sex>', 'male or female')
    .option('--age <years>', 'age')
    .option('--vo2max <ml/kg/min>', 'maximal oxygen uptake')
    .option('--hr-rest <bpm>', 'resting heart rate')
    .option('--hr-max <bpm>', 'maximum heart rate')
    .option('--air-c <°C>', 'air temperature')
    .option('--humidity <%>', 'relative humidity')
    .option('--wind-ms <m/s>', 'wind as a forecast tells it; indoors, the air a fan moves')
    .option('--solar-wm2 <W/m²>', 'sun on level ground, 0 in the shade to 1000 at a summer noon')
    .option('--clothing <kit>', `${CLOTHING_NAMES.join(', ')}, or a number of clo`)
    .option('--indoor', 'done indoors')
    .option('--no-indoor', 'done outdoors')
    .option('--acclimatised', 'after two weeks of training in the heat')
    .option('--json', 'print one JSON object')
    .addOption(languageOption())
    .action(estimate);
}

async function estimate(path: string, options: Record<string, unknown> & Output): Promise<void> {
  const flags = EstimateFlags.parse(options);
  const say = wordsAsked(options);
  const bytes = await workoutBytes(path);
  const reader = openReader({ threads: 1 });
  try {
    const recording = await reader.read({ name: basename(path), bytes });
    const reckoned = reckon(recording, knowledgeFrom(flags));
    if (reckoned.outcome === 'abstained' && reckoned.estimate.reasons.includes('mass-unknown'))
      throw new UsageProblem(say('cli.estimate.mass-unknown'));
    const output = options.json
      ? JSON.stringify(estimateJson(recording, reckoned), null, 2)
      : estimateText(recording, reckoned, say);
    process.stdout.write(`${output}\n`);
  } finally {
    await reader.close();
  }
}
