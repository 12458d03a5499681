import { Checkbox, Skeleton, TextInput } from '@mantine/core';
import type { HealthData } from '#web/account/use-health-data.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { today } from '#web/words/numbers.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  birthDate: string;
  onBirthDate: (day: string) => void;
  healthData: HealthData;
}

/** What everybody tells for themselves, whoever vouches for the rest: their age, and whether Svett may keep health data. */
export function OwnWords({ birthDate, onBirthDate, healthData }: Props) {
  const { t } = useWords();
  const { words, error, agreed, setAgreed } = healthData;
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
      <ProblemNote error={error} />
      {!words && !error && <Skeleton h={120} aria-hidden="true" />}
      {words && (
        <Checkbox
          label={words.label}
          description={`${words.text} ${t('people.healthData.without')}`}
          checked={agreed !== null}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
      )}
    </>
  );
}
