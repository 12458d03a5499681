import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { BodyCard } from '#web/profile/body-card.tsx';
import { EffortCard } from '#web/profile/effort-card.tsx';
import { MassCard } from '#web/profile/mass-card.tsx';
import { SaveState } from '#web/profile/save-state.tsx';
import { SurroundingsCard } from '#web/profile/surroundings-card.tsx';
import { useProfile } from '#web/profile/use-profile.ts';
import { useWords } from '#web/words/words.tsx';

export function ProfilePage() {
  return (
    <Suspense fallback={<ProfileSkeleton />}>
      <ProfileForm />
    </Suspense>
  );
}

function ProfileForm() {
  const { t } = useWords();
  const { profile, change, state, error } = useProfile();

  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('profile.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('profile.lead')}
        </Text>
      </div>
      <MassCard />
      <BodyCard profile={profile} change={change} />
      <EffortCard profile={profile} change={change} />
      <SurroundingsCard profile={profile} change={change} />
      <ProblemNote error={error} />
      <SaveState state={state} />
    </Stack>
  );
}

function ProfileSkeleton() {
  return (
    <Stack gap="lg" aria-hidden="true">
      <Skeleton h={72} w="60%" />
      <Skeleton h={190} radius="lg" />
      <Skeleton h={240} radius="lg" />
      <Skeleton h={360} radius="lg" />
    </Stack>
  );
}
