import { Card } from '#web/look/card.tsx';
import { milligrams } from '#web/look/range-words.ts';
import { Part } from '#web/look/part.tsx';
import { ceilingL, litreRange } from '#web/plan/litre-words.ts';
import type { Drinking, PlanDetail } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  expected: PlanDetail['expected'];
  drinking: Drinking;
}

/** What goes with the sweat, and how much of it is worth thinking of on the way. */
export function ReplacedCard({ expected, drinking }: Props) {
  const words = useWords();
  const { t } = words;
  const { sweatL, sodiumMg, magnesiumMg } = expected;
  const mg = ({ p10, p90 }: { p10: number; p90: number }) => ({
    low: milligrams(words, coarse(p10), p90),
    high: milligrams(words, coarse(p90), p90),
  });
  const salt = drinking.why === 'doctor' ? 'doctor' : 'food';
  return (
    <Card title={t('planning.replace.title')} lead={t('planning.replace.lead')}>
      <Part title={t('planning.replace.water')}>
        {t('planning.replace.water.text', {
          range: litreRange(words, sweatL!),
          named: drinking.mostL === null ? 'no' : 'yes',
          most: drinking.mostL === null ? '' : ceilingL(words, drinking.mostL),
        })}
      </Part>
      <Part title={t('planning.replace.sodium')}>
        {t('planning.replace.sodium.text', mg(sodiumMg!))} {t(`planning.replace.sodium.${salt}`)}
      </Part>
      <Part title={t('planning.replace.food')}>{t('planning.replace.food.text')}</Part>
      <Part title={t('planning.replace.magnesium')}>
        {t('planning.replace.magnesium.text', mg(magnesiumMg!))}
      </Part>
    </Card>
  );
}

/** Hundreds in thousands, tens in hundreds: more digits would say more than anybody knows. */
function coarse(mg: number): number {
  const step = mg >= 1000 ? 100 : mg >= 100 ? 10 : 1;
  return step === 1 ? mg : Math.round(mg / step) * step;
}
