import { Group } from '@mantine/core';
import { LanguageSwitch, UnitsSwitch } from '#web/account/habit-choices.tsx';
import { usePrefer } from '#web/account/use-prefer.ts';
import type { Me } from '#web/api-shapes.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';

/** Language and units as the browser has them: seen before anything is asked, and passed by where they suit. */
export function HabitsRow({ me }: { me: Me }) {
  const prefer = usePrefer();
  return (
    <>
      <Group gap="xs" justify="space-between">
        <LanguageSwitch me={me} onChoose={prefer.mutate} />
        <UnitsSwitch me={me} onChoose={prefer.mutate} />
      </Group>
      <ProblemNote error={prefer.error} />
    </>
  );
}
