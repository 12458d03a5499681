import type { ReactNode } from 'react';
import classes from '#web/look/fold.module.css';

interface Props {
  title: string;
  /** Opens or closes it from outside, whenever it changes. */
  open?: boolean;
  /** Told when somebody opens it, for what is fetched only then. */
  onOpen?: () => void;
  children: ReactNode;
}

/** Folded away until asked for; the browser's own element, so keyboard and find-in-page work. */
export function Fold({ title, open, onOpen, children }: Props) {
  return (
    <details
      className={classes.fold}
      open={open}
      onToggle={(event) => event.currentTarget.open && onOpen?.()}
    >
      <summary>{title}</summary>
      <div className={classes.inside}>{children}</div>
    </details>
  );
}
