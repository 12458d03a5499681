import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#web/words/words.tsx';

export interface Editing<Value> {
  isSaving: boolean;
  onSave: (value: Value) => void;
  onCancel: () => void;
}

interface Props<Value> extends Editing<Value> {
  /** null: nothing that can be sent yet. */
  value: Value | null;
  children: ReactNode;
}

/** One thing put right: the field, and to save it or let it be. Escape lets it be. */
export function EditorForm<Value>({ value, isSaving, onSave, onCancel, children }: Props<Value>) {
  const { t } = useWords();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) onSave(value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Stack gap="sm" pb="sm">
        {children}
        <Group gap="sm">
          <Button type="submit" size="sm" loading={isSaving} disabled={value === null}>
            {t('told.save')}
          </Button>
          <Button variant="subtle" color="gray" size="sm" onClick={onCancel}>
            {t('told.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
