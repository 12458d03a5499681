import { Input, NativeSelect, SegmentedControl } from '@mantine/core';
import { CLOTHING, type Clothing } from '#web/api-shapes.ts';
import { NumberField } from '#web/profile/number-field.tsx';
import type { ProfileDesk } from '#web/profile/use-profile.ts';
import { useWords } from '#web/words/words.tsx';

/** Single things of the profile, as they are asked on its page and in the first steps. */
type Props = Pick<ProfileDesk, 'profile' | 'change'>;

export function HeightField({ profile, change }: Props) {
  const { t, numbers } = useWords();
  // Whoever counts in inches knows their height in feet.
  const hint = numbers.units === 'imperial' ? ` ${t('profile.height.feet')}` : '';
  return (
    <NumberField
      label={t('profile.height')}
      why={t('profile.height.why') + hint}
      unit="cm"
      range={{ min: 100, max: 250 }}
      value={profile.heightCm}
      onSave={(heightCm) => change({ heightCm })}
    />
  );
}

export function SexChoice({ profile, change }: Props) {
  const { t } = useWords();
  return (
    <Input.Wrapper label={t('profile.sex')} description={t('profile.sex.why')} labelElement="div" size="md">
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
  );
}

export function ClothingSelect({ profile, change }: Props) {
  const { t } = useWords();
  return (
    <NativeSelect
      label={t('profile.clothing')}
      description={t('profile.clothing.why')}
      value={profile.usualClothing ?? ''}
      onChange={(event) => change({ usualClothing: (event.currentTarget.value || null) as Clothing | null })}
      data={[
        { value: '', label: t('profile.clothing.unknown') },
        ...CLOTHING.map((value) => ({ value, label: t(`profile.clothing.${value}`) })),
      ]}
    />
  );
}

/** The bottom and the top of somebody's own scale. */
export function HeartRateFields({ profile, change }: Props) {
  const { t } = useWords();
  return (
    <>
      <NumberField
        label={t('profile.restingHeartRate')}
        why={t('profile.restingHeartRate.why')}
        unit={t('unit.bpm')}
        range={{ min: 25, max: 120 }}
        value={profile.restingHeartRateBpm}
        onSave={(restingHeartRateBpm) => change({ restingHeartRateBpm })}
      />
      <NumberField
        label={t('profile.maxHeartRate')}
        why={t('profile.maxHeartRate.why')}
        unit={t('unit.bpm')}
        range={{ min: 80, max: 240 }}
        value={profile.maxHeartRateBpm}
        onSave={(maxHeartRateBpm) => change({ maxHeartRateBpm })}
      />
    </>
  );
}
