import { Input, SegmentedControl, SimpleGrid } from '@mantine/core';
import { ClothingSelect } from '#web/profile/body-fields.tsx';
import { NumberField } from '#web/profile/number-field.tsx';
import type { ProfileDesk } from '#web/profile/use-profile.ts';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What stands between the skin and the air: clothes, and the room one trains in. */
export function SurroundingsCard({ profile, change }: Pick<ProfileDesk, 'profile' | 'change'>) {
  const { t } = useWords();
  const fan = profile.indoorFan === null ? 'unknown' : profile.indoorFan ? 'yes' : 'no';
  return (
    <Card title={t('profile.surroundings.title')} lead={t('profile.surroundings.lead')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <ClothingSelect profile={profile} change={change} />
        <NumberField
          label={t('profile.indoorAir')}
          why={t('profile.indoorAir.why')}
          unit="°C"
          range={{ min: -10, max: 50 }}
          value={profile.indoorAirC}
          onSave={(indoorAirC) => change({ indoorAirC })}
        />
        <NumberField
          label={t('profile.indoorHumidity')}
          why={t('profile.indoorHumidity.why')}
          unit="%"
          range={{ min: 0, max: 100 }}
          value={profile.indoorHumidityPct}
          onSave={(indoorHumidityPct) => change({ indoorHumidityPct })}
        />
        <Input.Wrapper
          label={t('profile.indoorFan')}
          description={t('profile.indoorFan.why')}
          labelElement="div"
          size="md"
        >
          <SegmentedControl
            mt={6}
            fullWidth
            aria-label={t('profile.indoorFan')}
            value={fan}
            onChange={(answer) => change({ indoorFan: answer === 'unknown' ? null : answer === 'yes' })}
            data={[
              { value: 'yes', label: t('profile.indoorFan.yes') },
              { value: 'no', label: t('profile.indoorFan.no') },
              { value: 'unknown', label: t('profile.indoorFan.unknown') },
            ]}
          />
        </Input.Wrapper>
      </SimpleGrid>
    </Card>
  );
}
