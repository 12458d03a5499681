import { Anchor, Text } from '@mantine/core';
import { useWords } from '#web/words/words.tsx';

/** The way to the made athlete, for whoever would see before they decide. */
export function LookAround() {
  const { t } = useWords();
  return (
    <Text size="sm">
      <Anchor href="/demo" inherit>
        {t('demo.lookAround')}
      </Anchor>
    </Text>
  );
}
