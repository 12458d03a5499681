import { Button, Container, Group, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import classes from '#web/demo/demo-line.module.css';
import { leaveDemo } from '#web/demo/demo-mode.ts';
import { onRefusal, refusalsNow } from '#web/demo/refusals.ts';
import { useWords } from '#web/words/words.tsx';

/** Always in sight: that nobody here exists, and the way out. */
export function DemoLine() {
  const { t } = useWords();
  const refused = useSyncExternalStore(onRefusal, refusalsNow) > 0;
  return (
    <aside className={classes.line} aria-label={t('demo.name')}>
      <Container size="md" px="md" py={6}>
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" role="status">
            {t(refused ? 'demo.refused' : 'demo.madeUp')}
          </Text>
          <Button size="compact-sm" variant="light" flex="none" onClick={() => leaveDemo()}>
            {t('demo.leave')}
          </Button>
        </Group>
      </Container>
    </aside>
  );
}
