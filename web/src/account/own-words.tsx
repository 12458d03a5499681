import { Checkbox, TextInput } from '@mantine/core';
import { today } from '#web/words/numbers.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  birthDate: string;
  onBirthDate: (day: string) => void;
  healthData: boolean;
  onHealthData: (agreed: boolean) => void;
}

/** What everybody tells for themselves, whoever vouches for the rest: their age, and whether Svett may keep health data. */
export function OwnWords({ birthDate, onBirthDate, healthData, onHealthData }: Props) {
  const { t } = useWords();
  return (
    <>
      <TextInput
        type="date"
        label={t('people.birthDate')}
        description={t('people.birthDate.why')}
        autoComplete="bday"
        required
        min="1900-01-01"
        max={today()}
        value={birthDate}
        onChange={(event) => onBirthDate(event.currentTarget.value)}
      />
      <Checkbox
        label={t('consents.health-data.label')}
        description={`${t('consents.health-data.text')} ${t('people.healthData.without')}`}
        checked={healthData}
        onChange={(event) => onHealthData(event.currentTarget.checked)}
      />
    </>
  );
}
