import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A small heading and what stands under it, within a card or a fold. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </div>
  );
}
