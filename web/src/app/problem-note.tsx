import { Alert } from '@mantine/core';
import { ChangedMind } from '#web/account/changed-mind.ts';
import { problemText } from '#web/app/problem-text.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  error: unknown;
}

/** Says a problem out loud, or nothing when there is none. */
export function ProblemNote({ error }: Props) {
  const words = useWords();
  if (error === null || error === undefined || error instanceof ChangedMind) return null;
  return (
    <Alert color="ember" variant="light" role="alert" radius="md">
      {problemText(words, error)}
    </Alert>
  );
}
