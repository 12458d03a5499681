import type { ReactNode } from 'react';
import classes from '#web/look/fold.module.css';

interface Props {
  title: string;
  children: ReactNode;
}

/** Folded away until asked for; the browser's own element, so keyboard and find-in-page work. */
export function Fold({ title, children }: Props) {
  return (
    <details className={classes.fold}>
      <summary>{title}</summary>
      <div className={classes.inside}>{children}</div>
    </details>
  );
}
