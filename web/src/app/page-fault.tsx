import { Button, Center, Stack, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useWords } from '#web/words/words.tsx';

/** When a page cannot be shown at all: says why, and offers to try again. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  return (
    <Center component="main" mih="60vh" p="lg">
      <Stack align="center" gap="md">
        <Title order={1}>{t('fault.title')}</Title>
        <ProblemNote error={error} />
        <Button onClick={reset}>{t('fault.again')}</Button>
      </Stack>
    </Center>
  );
}
