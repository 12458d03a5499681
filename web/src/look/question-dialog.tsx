import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';

export interface QuestionProps {
  asking: boolean;
  title: string;
  /** What the cross means: everything stays as it is. */
  keep: string;
  onKeep: () => void;
  children: ReactNode;
}

/** Fetched when it is first asked. It is drawn closed and then opened, so that it remembers who had the focus before. */
export function QuestionDialog({ asking, title, keep, onKeep, children }: QuestionProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(asking), [asking]);
  return (
    <Modal
      opened={isOpen}
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
