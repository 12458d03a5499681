import { Button, List, Modal, Stack, Text } from '@mantine/core';
import type { Standing } from '#web/signs/sign-queries.ts';
import { HelpNumbers } from '#web/signs/help-numbers.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** What to do, the most urgent first; none: nothing is shown. */
  actions: Standing['actions'];
  opened: boolean;
  onRead: () => void;
}

/** Stands before everything else: what to do now, and whom to call. */
export function RedFlagModal({ actions, opened, onRead }: Props) {
  const { t } = useWords();
  return (
    <Modal
      opened={opened && actions.length > 0}
      onClose={onRead}
      title={t('signs.red.title')}
      closeButtonProps={{ 'aria-label': t('signs.red.read') }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
      radius="lg"
      centered
    >
      <Stack gap="md">
        <WhatToDo actions={actions} />
        <HelpNumbers />
        <Button variant="default" onClick={onRead}>
          {t('signs.red.read')}
        </Button>
      </Stack>
    </Modal>
  );
}

export function WhatToDo({ actions }: Pick<Props, 'actions'>) {
  const { t } = useWords();
  const [first, ...others] = actions;
  if (first === undefined) return null;
  return (
    <>
      <Text fw={650}>{t(`signs.action.${first}`)}</Text>
      {others.length > 0 && (
        <List size="sm" spacing={4}>
          {others.map((action) => (
            <List.Item key={action}>{t(`signs.action.${action}`)}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}
