import { Fragment } from 'react';
import classes from '#web/look/facts.module.css';

/** What there is to know in short, one beside the other: a dot between two on a line, and none where a line ends. */
export function Facts({ children }: { children: readonly string[] }) {
  return (
    <span className={classes.facts}>
      {children.map((fact, index) => (
        <Fragment key={index}>
          {index > 0 && ' '}
          <span className={classes.fact}>
            {index > 0 && <span className={classes.dot}>· </span>}
            {fact}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
