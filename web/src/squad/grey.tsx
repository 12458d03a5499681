import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GroupState } from '#web/squad/board-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props<T> {
  group: { state: GroupState; isWithoutSome?: boolean; values: T | null };
  children: (values: T) => ReactNode;
}

/** What is shared as it is; what is not there in grey, with the reason in words: it is not nothing, and not good either. */
export function Shared<T>({ group, children }: Props<T>) {
  const { t } = useWords();
  if (group.values === null) return <Grey>{t(`coaching.group.${group.state}`)}</Grey>;
  return (
    <>
      {children(group.values)}
      {group.isWithoutSome === true && <Grey>{t('coaching.group.without-some')}</Grey>}
    </>
  );
}

export function Grey({ children }: { children: ReactNode }) {
  return (
    <Text span display="block" size="sm" c="dimmed" fs="italic">
      {children}
    </Text>
  );
}
