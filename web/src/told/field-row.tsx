import { Button, Group, Skeleton, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Estimate, SessionDetail } from '#web/api-shapes.ts';
import classes from '#web/told/told.module.css';
import { tookOf } from '#web/told/told-fields.ts';
import type { Field, Told } from '#web/told/told-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Most who open a session put nothing right: what one writes in comes when somebody does. */
const FieldEditor = lazy(async () => ({
  default: (await import('#web/told/field-editor.tsx')).FieldEditor,
}));

interface Props {
  field: Field;
  session: SessionDetail;
  estimate: Estimate;
  told: Told;
  isSaving: boolean;
  /** null takes the word back. */
  onSay: (field: Field, word: Told[Field]) => Promise<unknown>;
}

/** One thing the session was reckoned with, who said so, and the way to put it right or to take that back. */
export function FieldRow({ field, session, estimate, told, isSaving, onSay }: Props) {
  const words = useWords();
  const { t, tOr } = words;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Whoever works with the keyboard goes on where they were.
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const took = tookOf(words, field, { session, estimate, told });
  const name = t(`told.field.${field}`);
  if (isOpen)
    return (
      <div className={classes.row}>
        <Suspense fallback={<Skeleton h={130} radius="md" />}>
          <FieldEditor
            {...{ field, session, estimate, told, isSaving }}
            // A refusal leaves the field as it was typed.
            onSave={(word) =>
              void onSay(field, word).then(
                () => setOpen(false),
                () => undefined,
              )
            }
            onCancel={() => setOpen(false)}
          />
        </Suspense>
      </div>
    );
  return (
    <div className={classes.row}>
      <div>
        <Text size="sm" c="dimmed">
          {name}
        </Text>
        <Text size="sm" className="figures">
          {took === null ? t('value.unknown') : took.value}
        </Text>
        {took !== null && (
          <Text size="xs" c="dimmed" fw={took.isTold ? 650 : undefined}>
            {tOr([`estimate.source.${took.source}`], took.source)}
          </Text>
        )}
      </div>
      <Group gap={4} justify="flex-end">
        {took?.isTold && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={isSaving}
            aria-label={t('told.takeBack.label', { what: name })}
            onClick={() => void onSay(field, null).catch(() => undefined)}
          >
            {t('told.takeBack')}
          </Button>
        )}
        <Button
          ref={opener}
          variant="light"
          size="compact-sm"
          disabled={isSaving}
          aria-label={t('told.change.label', { what: name })}
          onClick={() => setOpen(true)}
        >
          {t('told.change')}
        </Button>
      </Group>
    </div>
  );
}
