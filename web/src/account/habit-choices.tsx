import { Input, SegmentedControl, type SegmentedControlProps } from '@mantine/core';
import type { Me } from '#web/api-shapes.ts';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '#web/words/language.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  me: Pick<Me, 'language' | 'units'>;
  onChoose: (change: Partial<Pick<Me, 'language' | 'units'>>) => void;
}
type Look = Pick<SegmentedControlProps, 'mt' | 'fullWidth'>;

export function LanguageSwitch({ me, onChoose, ...look }: Props & Look) {
  const { t } = useWords();
  return (
    <SegmentedControl
      {...look}
      aria-label={t('menu.language')}
      value={me.language}
      onChange={(language) => isLanguage(language) && onChoose({ language })}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
    />
  );
}

export function UnitsSwitch({ me, onChoose, ...look }: Props & Look) {
  const { t } = useWords();
  return (
    <SegmentedControl
      {...look}
      aria-label={t('running.preferences.units')}
      value={me.units}
      onChange={(units) => onChoose({ units })}
      data={[
        { value: 'metric', label: t('running.preferences.units.metric') },
        { value: 'imperial', label: t('running.preferences.units.imperial') },
      ]}
    />
  );
}

export function LanguageChoice(props: Props) {
  const { t } = useWords();
  return (
    <Input.Wrapper label={t('menu.language')} labelElement="div" size="md">
      <LanguageSwitch {...props} mt={6} fullWidth />
    </Input.Wrapper>
  );
}

export function UnitsChoice(props: Props) {
  const { t } = useWords();
  return (
    <Input.Wrapper
      label={t('running.preferences.units')}
      description={t('running.preferences.units.why')}
      labelElement="div"
      size="md"
    >
      <UnitsSwitch {...props} mt={6} fullWidth />
    </Input.Wrapper>
  );
}
