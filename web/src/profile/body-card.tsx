import { SimpleGrid, TextInput } from '@mantine/core';
import { HeightField, SexChoice } from '#web/profile/body-fields.tsx';
import type { ProfileDesk } from '#web/profile/use-profile.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

export function BodyCard({ profile, change }: Pick<ProfileDesk, 'profile' | 'change'>) {
  const { t, numbers } = useWords();
  return (
    <Card title={t('profile.body.title')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <HeightField profile={profile} change={change} />
        <TextInput
          type="date"
          label={t('profile.birthDate')}
          description={t('profile.birthDate.why')}
          defaultValue={profile.birthDate ?? ''}
          max={numbers.today()}
          min="1900-01-01"
          onBlur={(event) => {
            const birthDate = event.currentTarget.value || profile.birthDate; // once told, it is not taken away
            if (birthDate !== null) event.currentTarget.value = birthDate;
            if (event.currentTarget.validity.valid && birthDate !== profile.birthDate) change({ birthDate });
          }}
        />
        <SexChoice profile={profile} change={change} />
      </SimpleGrid>
    </Card>
  );
}
