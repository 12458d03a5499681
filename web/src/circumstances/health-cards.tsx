import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '#web/app/queries.ts';
import type { Told } from '#web/circumstances/circumstance-queries.ts';
import { PartCard } from '#web/circumstances/part-card.tsx';
import { Ticks } from '#web/circumstances/ticks.tsx';
import { useWords } from '#web/words/words.tsx';

const TROUBLES: Told<'stomach'>['troubles'] = [
  'coeliac',
  'crohn-colitis',
  'chronic-diarrhoea',
  'bowel-resection',
  'bariatric-surgery',
];
const MEDICINES: Told<'stomach'>['medicines'] = [
  'ppi-over-3-months',
  'diuretic',
  'potassium-sparing-diuretic',
  'tetracycline-or-quinolone',
  'bisphosphonate',
  'levothyroxine',
  'penicillamine',
  'iron',
  'digoxin',
  'lithium',
];
const CONDITIONS: Told<'conditions'>['conditions'] = [
  'kidney-disease',
  'dialysis',
  'heart-disease',
  'heart-block-or-slow-pulse',
  'sudden-death-in-family',
  'myasthenia-gravis',
  'bowel-obstruction',
  'type-2-diabetes',
];

export function StomachCard() {
  const { t } = useWords();
  return (
    <PartCard
      part="stomach"
      nothing={{ troubles: [], medicines: [] }}
      fields={({ told, change }) => (
        <Stack gap="md">
          <Ticks
            label={t('circumstances.stomach.troubles')}
            words={TROUBLES}
            nameOf={(trouble) => t(`circumstances.trouble.${trouble}`)}
            ticked={told.troubles}
            onChange={(troubles) => change({ troubles })}
          />
          <Ticks
            label={t('circumstances.stomach.medicines')}
            why={t('circumstances.stomach.medicines.why')}
            words={MEDICINES}
            nameOf={(medicine) => t(`circumstances.medicine.${medicine}`)}
            ticked={told.medicines}
            onChange={(medicines) => change({ medicines })}
          />
        </Stack>
      )}
    />
  );
}

export function ConditionsCard() {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  // Nothing of supplements is shown to anybody under 18, or of an age not told.
  const states =
    me?.ageGroup === 'adult'
      ? (['pregnant', 'breastfeeding', 'doctorSaidSupplement'] as const)
      : (['pregnant', 'breastfeeding'] as const);
  return (
    <PartCard
      part="conditions"
      nothing={{ conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false }}
      fields={({ told, change }) => (
        <Stack gap="md">
          <Stack gap="xs">
            {states.map((state) => (
              <Checkbox
                key={state}
                label={t(`circumstances.conditions.${state}`)}
                checked={told[state]}
                onChange={(event) => change({ [state]: event.currentTarget.checked })}
              />
            ))}
          </Stack>
          <Ticks
            label={t('circumstances.conditions.conditions')}
            why={t('circumstances.conditions.conditions.why')}
            words={CONDITIONS}
            nameOf={(condition) => t(`circumstances.condition.${condition}`)}
            ticked={told.conditions}
            onChange={(conditions) => change({ conditions })}
          />
        </Stack>
      )}
    />
  );
}
