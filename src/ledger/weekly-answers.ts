import type { CheckIn } from '#src/signs/check-ins';

const LOOKED_AT = 4;
const FEWEST = 3;

/** What the last four check-ins say on average; null where fewer than three of them answer it. [own] */
export function weeklyMean<Answer extends 'caffeineCups' | 'alcoholGlasses'>(
  checkIns: readonly Pick<CheckIn, Answer>[],
  answer: Answer,
): number | null {
  const told = checkIns.slice(-LOOKED_AT).flatMap((checkIn): number[] => {
    const value: number | null = checkIn[answer];
    return value === null ? [] : [value];
  });
  return told.length < FEWEST ? null : told.reduce((sum, value) => sum + value, 0) / told.length;
}
