import { ApiProblem } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Doubts } from '#web/weighing/doubts.tsx';

interface Props {
  error: unknown;
  onSure: () => void;
  isSaving: boolean;
}

/** What looks mistyped is asked about; anything else is told. */
export function NotSaved({ error, onSure, isSaving }: Props) {
  const isDoubted = error instanceof ApiProblem && error.code === 'weigh-ins.mistyped';
  return isDoubted ? (
    <Doubts problem={error} onSure={onSure} isSaving={isSaving} />
  ) : (
    <ProblemNote error={error} />
  );
}
