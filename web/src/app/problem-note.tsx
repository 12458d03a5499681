import { Alert } from '@mantine/core';
import { ChangedMind } from '#web/account/changed-mind.ts';
import { ApiProblem } from '#web/api.ts';
import { useWords, type Words } from '#web/words/words.tsx';

/** What went wrong in the person's language where Svett has words for it, else as the server put it. */
export function problemText({ tOr, t }: Pick<Words, 't' | 'tOr'>, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.unknown');
  return tOr([`problem.${error.code}`], error.detail, error.details);
}

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
