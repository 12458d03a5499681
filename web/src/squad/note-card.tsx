import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { newId } from '#web/food/food-api.ts';
import { Card } from '#web/look/card.tsx';
import { Fold } from '#web/look/fold.tsx';
import { notesQuery, writeNote } from '#web/squad/note-queries.ts';
import { useWords } from '#web/words/words.tsx';

const MOST_CHARACTERS = 500;
/** From so few on it is said how many are left. */
const FEW_LEFT = 100;

interface Props {
  teamId: string;
  memberId: string;
  name: string;
}

/** A word from a coach, which its reader gets when they let themselves be disturbed. */
export function NoteCard({ teamId, memberId, name }: Props) {
  const { t } = useWords();
  const [text, setText] = useState('');
  // Sent again after a lost connection it is the same note.
  const [id, setId] = useState(newId);
  const queryClient = useQueryClient();
  const write = useMutation({
    mutationFn: () => writeNote(teamId, memberId, { id, text: text.trim() }),
    onSuccess: async () => {
      setText('');
      setId(newId());
      await queryClient.invalidateQueries({ queryKey: notesQuery(teamId, memberId).queryKey });
    },
  });
  const left = MOST_CHARACTERS - text.length;
  return (
    <div data-print="no">
      <Card title={t('squad.note.title')} lead={t('squad.note.lead', { name })}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            write.mutate();
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={t('squad.note.text')}
              autosize
              minRows={3}
              size="md"
              maxLength={MOST_CHARACTERS}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              {...(left < FEW_LEFT && { description: t('squad.note.left', { count: left }) })}
            />
            <ProblemNote error={write.error} />
            <Group>
              <Button type="submit" variant="default" loading={write.isPending} disabled={text.trim() === ''}>
                {t('squad.note.send')}
              </Button>
            </Group>
            <Text size="sm" role="status">
              {write.isSuccess && text === '' && t('squad.note.sent')}
            </Text>
          </Stack>
        </form>
        <Earlier teamId={teamId} memberId={memberId} />
      </Card>
    </div>
  );
}

function Earlier({ teamId, memberId }: Omit<Props, 'name'>) {
  const { t, numbers } = useWords();
  const { data: notes } = useQuery(notesQuery(teamId, memberId));
  if (!notes || notes.length === 0) return null;
  return (
    <Fold title={t('squad.note.earlier')}>
      <List size="sm" spacing={8}>
        {notes.map(({ id, text, at, arrival }) => (
          <List.Item key={id}>
            <span style={{ overflowWrap: 'anywhere' }}>{text}</span>
            <Text size="xs" c="dimmed">
              {`${numbers.day(at)}, ${t(`squad.note.arrival.${arrival}`)}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </Fold>
  );
}
