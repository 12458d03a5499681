import { Button, Paper, Stack } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { MassField } from '#web/welcome/mass-field.tsx';
import { useMass } from '#web/welcome/use-mass.ts';
import { useWords } from '#web/words/words.tsx';

/** Body mass, asked on the spot of whoever passed it by: without leaving what needs it. */
export function MassAsked() {
  const { t } = useWords();
  const mass = useMass(() => undefined);
  return (
    <Paper className="surface" p={{ base: 'md', sm: 'lg' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mass.keep();
        }}
      >
        <Stack gap="md" align="flex-start">
          <MassField massKg={mass.massKg} onMass={mass.setMassKg} />
          <ProblemNote error={mass.error} />
          <Button type="submit" loading={mass.isPending}>
            {t('profile.mass.add')}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
