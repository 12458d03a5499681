import { Anchor, Box, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemText } from '#web/app/problem-text.ts';
import { AgainIcon, CheckIcon, UploadIcon, WarnIcon } from '#web/look/icons.tsx';
import { isDone, type Upload, type Uploads } from '#web/sessions/use-uploads.ts';
import { useWords } from '#web/words/words.tsx';

const ICONS: Record<Upload['state'], ReactNode> = {
  waiting: <UploadIcon size={18} />,
  sending: <UploadIcon size={18} />,
  recorded: <CheckIcon size={18} />,
  joined: <AgainIcon size={18} />,
  'already-known': <AgainIcon size={18} />,
  refused: <WarnIcon size={18} />,
};

/** How the dropped files are doing: one line for all, one for each, those in trouble first. */
export function UploadList({ uploads, progress, busy, clear }: Omit<Uploads, 'add'>) {
  const { t } = useWords();
  if (uploads.length === 0) return null;

  const count = (state: Upload['state']) => uploads.filter((one) => one.state === state).length;
  const summary = busy
    ? t('upload.busy', { done: uploads.filter(isDone).length, count: uploads.length })
    : t('upload.done', {
        recorded: count('recorded'),
        known: count('already-known') + count('joined'),
        refused: count('refused'),
      });
  const inTrouble = (one: Upload) => Number(one.state === 'refused' || one.notes.length > 0);
  const ordered = uploads.toSorted((a, b) => inTrouble(b) - inTrouble(a) || a.id - b.id);

  return (
    <Paper component="section" className="surface" p="md" aria-label={t('upload.title')}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" mih={30}>
          <Text size="sm" fw={600} role="status">
            {summary}
          </Text>
          {!busy && (
            <Button size="compact-sm" variant="subtle" onClick={clear}>
              {t('upload.clear')}
            </Button>
          )}
        </Group>
        <Progress value={progress * 100} aria-label={t('upload.progress')} size="sm" />
        <Box mah={280} style={{ overflowY: 'auto' }} tabIndex={0} role="group" aria-label={t('upload.title')}>
          <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: 'none' }}>
            {ordered.map((upload) => (
              <UploadRow key={upload.id} upload={upload} />
            ))}
          </Stack>
        </Box>
      </Stack>
    </Paper>
  );
}

function UploadRow({ upload }: { upload: Upload }) {
  const words = useWords();
  const { t, tOr, numbers } = words;
  const { name, state, problem, sessionId, notes, sent } = upload;
  const told =
    problem !== null
      ? problemText(words, problem)
      : state === 'sending'
        ? t(sent < 1 ? 'upload.state.sending' : 'upload.state.reading', {
            share: numbers.decimal(sent * 100, 0),
          })
        : t(`upload.state.${state}`);

  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Text
        span
        lh={1}
        pt={2}
        c={state === 'refused' ? 'var(--svett-more)' : state === 'recorded' ? 'var(--svett-less)' : 'dimmed'}
      >
        {ICONS[state]}
      </Text>
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text size="sm" truncate>
          {sessionId === null ? (
            name
          ) : (
            <Anchor component={Link} to={`/sessions/${sessionId}`}>
              {name}
            </Anchor>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {[told, ...notes.map((note) => tOr([`note.${note}`], note))].join(' ')}
        </Text>
      </div>
    </Group>
  );
}
