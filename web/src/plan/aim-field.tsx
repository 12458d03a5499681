import { NumberInput } from '@mantine/core';
import { aimOf, type PlanDraft } from '#web/plan/plan-draft.ts';
import { useSpeedField } from '#web/plan/speed-field.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  draft: PlanDraft;
  set: (part: Partial<PlanDraft>) => void;
}

/** Watts or speed somebody means to hold, where the sport has one. */
export function AimField({ draft, set }: Props) {
  const { t, numbers } = useWords();
  const speed = useSpeedField();
  const aim = aimOf(draft.sport);
  if (aim === null) return null;
  return (
    <NumberInput
      label={t(`planning.aim.${aim}`, { unit: aim === 'power' ? 'W' : speed.unit })}
      description={t('planning.aim.why')}
      min={0}
      max={aim === 'power' ? 2000 : 40}
      decimalScale={aim === 'power' ? 0 : 1}
      decimalSeparator={numbers.decimalSeparator}
      allowedDecimalSeparators={['.', ',']}
      hideControls
      value={draft.aim}
      onChange={(value) => set({ aim: value })}
    />
  );
}
