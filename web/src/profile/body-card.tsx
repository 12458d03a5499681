import { Input, SegmentedControl, SimpleGrid, TextInput } from '@mantine/core';
import { NumberField } from '#web/profile/number-field.tsx';
import type { ProfileDesk } from '#web/profile/use-profile.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

export function BodyCard({ profile, change }: Pick<ProfileDesk, 'profile' | 'change'>) {
  const { t, numbers } = useWords();
  return (
    <Card title={t('profile.body.title')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <NumberField
          label={t('profile.height')}
          why={t('profile.height.why')}
          unit="cm"
          range={{ min: 100, max: 250 }}
          value={profile.heightCm}
          onSave={(heightCm) => change({ heightCm })}
        />
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
        <Input.Wrapper
          label={t('profile.sex')}
          description={t('profile.sex.why')}
          labelElement="div"
          size="md"
        >
          <SegmentedControl
            mt={6}
            fullWidth
            aria-label={t('profile.sex')}
            value={profile.sex ?? 'unknown'}
            onChange={(sex) => change({ sex: sex === 'unknown' ? null : sex })}
            data={[
              { value: 'female', label: t('profile.sex.female') },
              { value: 'male', label: t('profile.sex.male') },
              { value: 'unknown', label: t('profile.sex.unknown') },
            ]}
          />
        </Input.Wrapper>
      </SimpleGrid>
    </Card>
  );
}
