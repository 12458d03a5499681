import { Fragment } from 'react';
import classes from '#web/look/unbroken.module.css';

/** Both ends of a range with what stands right after them: `0.6–2.1 L`, `75–140 %`. */
const RANGE = /([−\d¼½¾⅓⅔<][\d.,¼½¾⅓⅔]*–[\d¼½¾⅓⅔][\d.,¼½¾⅓⅔]*(?:[.,)]|\u00a0\S+)?)/;

/** A sentence whose ranges stay on one line: lines may otherwise break behind the dash, and read as if one end were all. */
export function Unbroken({ children }: { children: string }) {
  return children.split(RANGE).map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <span key={index} className={classes.range}>
        {part}
      </span>
    ),
  );
}
