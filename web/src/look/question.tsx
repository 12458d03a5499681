import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  asking: boolean;
  title: string;
  /** What the cross means: everything stays as it is. */
  keep: string;
  onKeep: () => void;
  children: ReactNode;
}

/** A question before something that cannot be undone. */
export function Question({ asking, title, keep, onKeep, children }: Props) {
  return (
    <Modal
      opened={asking}
      onClose={onKeep}
      title={title}
      closeButtonProps={{ 'aria-label': keep }}
      // The page has its own header; this one is a line of the dialog.
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)' } }}
      radius="lg"
      centered
    >
      {children}
    </Modal>
  );
}
