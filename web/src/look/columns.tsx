import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '#web/look/columns.module.css';

interface Props {
  first: ReactNode;
  second: ReactNode;
  /** Where it holds pictures that need the room. */
  firstWider?: boolean;
}

/** Side by side on a desk, each as long as what stands in it: nothing waits for its neighbour. Below each other on a phone. */
export function Columns({ first, second, firstWider = false }: Props) {
  return (
    <div className={classes.columns} data-first-wider={firstWider || undefined}>
      <Stack gap="lg">{first}</Stack>
      <Stack gap="lg">{second}</Stack>
    </div>
  );
}
