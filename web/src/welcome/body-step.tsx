import { Fieldset, Paper, SimpleGrid, Stack } from '@mantine/core';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Fold } from '#web/look/fold.tsx';
import { PurposeQuestion } from '#web/privacy/purpose-question.tsx';
import { ClothingSelect, HeartRateFields, HeightField, SexChoice } from '#web/profile/body-fields.tsx';
import { useProfile } from '#web/profile/use-profile.ts';
import { MassField } from '#web/welcome/mass-field.tsx';
import { StepButtons } from '#web/welcome/step-buttons.tsx';
import type { StepProps } from '#web/welcome/step-props.ts';
import { useMass } from '#web/welcome/use-mass.ts';
import { useWords } from '#web/words/words.tsx';

/** The few things that decide how wide the first range is, each with its reason. Body mass alone is needed. */
export function BodyStep({ onNext, onBack }: StepProps) {
  const { t } = useWords();
  const { profile, change, error } = useProfile();
  const mass = useMass(onNext);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mass.keep();
      }}
    >
      <Stack gap="lg">
        <Paper className="surface" p={{ base: 'md', sm: 'lg' }}>
          <PurposeQuestion purpose="health-data" allow={t('privacy.ask.yes')}>
            <Stack gap="lg">
              <MassField massKg={mass.massKg} onMass={mass.setMassKg} />
              <Fieldset variant="unstyled" legend={t('welcome.body.optional')}>
                <Stack gap="lg" mt="sm">
                  <HeightField profile={profile} change={change} />
                  <SexChoice profile={profile} change={change} />
                  <Fold title={t('welcome.body.more')}>
                    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" pt="sm">
                      <HeartRateFields profile={profile} change={change} />
                      <ClothingSelect profile={profile} change={change} />
                    </SimpleGrid>
                  </Fold>
                </Stack>
              </Fieldset>
              <ProblemNote error={error ?? mass.error} />
            </Stack>
          </PurposeQuestion>
        </Paper>
        <StepButtons onBack={onBack} onSkip={mass.known === null ? onNext : null} isBusy={mass.isPending} />
      </Stack>
    </form>
  );
}
