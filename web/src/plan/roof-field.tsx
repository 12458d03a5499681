import { NativeSelect } from '@mantine/core';
import type { Planned } from '#web/plan/plan-api.ts';
import { useWords } from '#web/words/words.tsx';

const ROOFS = { usual: null, outdoors: false, indoors: true } as const;
type Roof = keyof typeof ROOFS;
const NAMES = Object.keys(ROOFS) as Roof[];

interface Props {
  indoors: Planned['indoors'];
  set: (indoors: Planned['indoors']) => void;
}

/** Under which roof or sky. */
export function RoofField({ indoors, set }: Props) {
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('planning.roof')}
      value={NAMES.find((one) => ROOFS[one] === indoors) ?? 'usual'}
      onChange={(event) => set(ROOFS[event.currentTarget.value as Roof])}
      data={NAMES.map((value) => ({ value, label: t(`planning.roof.${value}`) }))}
    />
  );
}
