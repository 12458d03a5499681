import { drinkingTrial, type TrialResult, type Way } from '#src/advice/drinking-trial';
import { seededDraws } from '#src/advice/seeded-draws';

const ATHLETES = 1_000_000;
const SEED = 20261129;

/**
 * A million made athletes over 2 to 12 hours who drink the most that the advice allows: how many fall below 135 mmol/L of
 * plasma sodium because of it, beside drinking all of the estimate and all that a watch with 30 % error says.
 */
export function report(): { json: Record<Way, TrialResult>; words: string } {
  const json = drinkingTrial(ATHLETES, seededDraws(SEED));
  const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
  const line = (way: Way, name: string) =>
    `${name}: ${percent(json[way].lowBecause)} below 135 mmol/L because of it (${percent(json[way].low)} in all)`;
  const words = [
    line('advice', 'the most the advice allows'),
    line('nothing', 'drinking nothing'),
    line('all-of-the-estimate', '100 % of the point estimate'),
    line('watch', '100 % of a watch with 30 % error'),
  ].join('\n');
  return { json, words };
}
