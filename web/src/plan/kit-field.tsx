import { NativeSelect } from '@mantine/core';
import { CLOTHING } from '#web/api-shapes.ts';
import type { Planned } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

const USUAL = 'usual';

interface Props {
  clothing: Planned['clothing'];
  set: (clothing: Planned['clothing']) => void;
}

/** What is to be worn, from least to most. */
export function KitField({ clothing, set }: Props) {
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('planning-place.clothing')}
      description={t('planning-place.clothing.why')}
      value={clothing ?? USUAL}
      onChange={(event) => set(CLOTHING.find((one) => one === event.currentTarget.value) ?? null)}
      data={[
        { value: USUAL, label: t('planning-place.clothing.usual') },
        ...CLOTHING.map((value) => ({ value, label: t(`profile.clothing.${value}`) })),
      ]}
    />
  );
}
