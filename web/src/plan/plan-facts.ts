import type { Planned } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

/** When, what, how long, how hard, where and in which kit, each in a few words. */
export function usePlanFacts(): (plan: Planned) => string[] {
  const { t, tOr, numbers } = useWords();
  return ({ startsAt, utcOffsetS, isTimeKnown, day, sport, durationS, effort, ...where }) => [
    isTimeKnown ? numbers.dateTime(startsAt, utcOffsetS) : numbers.day(day),
    tOr([`sport.${sport}`], sport),
    numbers.duration(durationS),
    ...(effort === null ? [] : [t(`planning.effort.${effort}`)]),
    ...(where.placeName ? [where.placeName] : []),
    ...(where.clothing ? [t(`profile.clothing.${where.clothing}`)] : []),
  ];
}
