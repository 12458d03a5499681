import { SimpleGrid, Switch } from '@mantine/core';
import { HeartRateFields } from '#web/profile/body-fields.tsx';
import { NumberField } from '#web/profile/number-field.tsx';
import type { ProfileDesk } from '#web/profile/use-profile.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What turns heart rate and power into heat. */
export function EffortCard({ profile, change }: Pick<ProfileDesk, 'profile' | 'change'>) {
  const { t } = useWords();
  return (
    <Card title={t('profile.effort.title')} lead={t('profile.effort.lead')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <HeartRateFields profile={profile} change={change} />
        <NumberField
          label={t('profile.vo2max')}
          why={t('profile.vo2max.why')}
          unit="ml/kg/min"
          range={{ min: 10, max: 100, decimals: 1 }}
          value={profile.vo2maxMlKgMin}
          onSave={(vo2maxMlKgMin) => change({ vo2maxMlKgMin })}
        />
        <NumberField
          label={t('profile.ftp')}
          why={t('profile.ftp.why')}
          unit="W"
          range={{ min: 30, max: 700 }}
          value={profile.ftpW}
          onSave={(ftpW) => change({ ftpW })}
        />
      </SimpleGrid>
      <Switch
        size="md"
        label={t('profile.heartRateUnreliable')}
        description={t('profile.heartRateUnreliable.why')}
        checked={!profile.heartRateReliable}
        onChange={(event) => change({ heartRateReliable: !event.currentTarget.checked })}
      />
    </Card>
  );
}
