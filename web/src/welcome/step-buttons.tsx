import { Button, Group } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** null: this is the first step. */
  onBack: (() => void) | null;
  /** What the step asks need not be told; null: there is nothing to skip. */
  onSkip?: (() => void) | null;
  isBusy?: boolean;
}

/** Back, on, and past what need not be told. “On” sends the form it stands in, so that the Enter key does too. */
export function StepButtons({ onBack, onSkip = null, isBusy = false }: Props) {
  const { t } = useWords();
  return (
    <Group justify="space-between" gap="xs">
      {onBack ? (
        <Button variant="default" size="md" onClick={onBack}>
          {t('welcome.back')}
        </Button>
      ) : (
        <span />
      )}
      <Group gap="xs">
        {onSkip && (
          <Button variant="subtle" size="md" px="xs" onClick={onSkip}>
            {t('welcome.skip')}
          </Button>
        )}
        <Button type="submit" size="md" loading={isBusy}>
          {t('welcome.next')}
        </Button>
      </Group>
    </Group>
  );
}
