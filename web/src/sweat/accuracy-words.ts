import type { Accuracy } from '#web/sweat/sweat-queries.ts';
import type { Words } from '#web/words/words.tsx';

/** What can be said of all weigh-ins together, sentence by sentence. */
export function accuracyWords({ t, numbers }: Pick<Words, 't' | 'numbers'>, accuracy: Accuracy): string[] {
  const { trials, inside, expected, usual, coverage, middle, halfWithin, fewest } = accuracy;
  if (trials === 0) return [t('own-sweat.accuracy.none')];
  const [few, many] = [Math.floor(expected), Math.ceil(expected)];
  const share = t('own-sweat.accuracy.share', {
    trials,
    inside,
    expected: few === many ? String(few) : `${few}–${many}`,
  });
  if (coverage === 'too-few') return [share, t('own-sweat.accuracy.too-few', { fewest })];
  const times = (value: number) => numbers.decimal(value, 2);
  return [
    share,
    t('own-sweat.accuracy.usual', usual),
    t(`own-sweat.accuracy.${coverage}`),
    ...(middle
      ? [
          t(`own-sweat.accuracy.middle.${middle.leaning}`, {
            times: times(middle.times),
            low: times(middle.p10),
            high: times(middle.p90),
          }),
        ]
      : []),
    ...(halfWithin === null
      ? []
      : [t('own-sweat.accuracy.half', { percent: numbers.decimal(halfWithin * 100, 0) })]),
  ];
}
