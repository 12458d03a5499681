import type { Sport } from '#src/kernel/sport';
import { indoorInWords, sportInWords } from '#integrations/activity-files/sport-words';

/** intervals.icu's types are words run together, `NordicSki`, and mean what they say; but for these. */
const OTHERWISE: Record<string, Sport> = { BackcountrySki: 'xc_ski', Velomobile: 'ride', Handcycle: 'ride' };

const GYM = /^(WeightTraining|Crossfit|HighIntensityIntervalTraining|Pilates|Yoga)$/;

export function sportOf(type: string): Sport {
  return OTHERWISE[type] ?? sportInWords(type);
}

/** Under a roof? null where the type does not tell: a run may be anywhere. */
export function isIndoor(type: string, isOnTrainer: boolean): boolean | null {
  return isOnTrainer || GYM.test(type) ? true : indoorInWords(type);
}
