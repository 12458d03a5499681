import { lazy, Suspense, useRef } from 'react';
import type { QuestionProps } from '#web/look/question-dialog.tsx';

const QuestionDialog = lazy(async () => ({
  default: (await import('#web/look/question-dialog.tsx')).QuestionDialog,
}));

/** A question before something that cannot be undone. */
export function Question(props: QuestionProps) {
  const wasAsked = useRef(false);
  wasAsked.current ||= props.asking;
  return (
    wasAsked.current && (
      <Suspense>
        <QuestionDialog {...props} />
      </Suspense>
    )
  );
}
