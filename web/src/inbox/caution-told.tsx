import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { inboxApi } from '#web/inbox/inbox-api.ts';
import { useSeen } from '#web/inbox/inbox-queries.ts';
import type { Nudge } from '#web/inbox/inbox-shapes.ts';
import { Question } from '#web/look/question.tsx';
import { HelpNumbers } from '#web/signs/help-numbers.tsx';
import { RedFlagModal } from '#web/signs/red-flag-modal.tsx';
import type { Standing } from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

export function Flagged({ flag }: { flag: Standing }) {
  const queryClient = useQueryClient();
  const read = useMutation({
    mutationFn: inboxApi.seeFlag,
    onSettled: () =>
      Promise.all([['inbox'], ['signs']].map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  return <RedFlagModal actions={flag.actions} opened={!read.isPending} onRead={() => read.mutate()} />;
}

export function Shown({ caution }: { caution: Nudge }) {
  const { t } = useWords();
  const seen = useSeen();
  const navigate = useNavigate();
  const { id, title, body, path } = caution;
  const read = () => seen.mutate(id);
  return (
    <Question asking title={title} keep={t('notifications.caution.read')} onKeep={read}>
      <Stack gap="md">
        <Text style={{ whiteSpace: 'pre-line' }}>{body}</Text>
        <HelpNumbers />
        <ProblemNote error={seen.error} />
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={seen.isPending}
            onClick={() => seen.mutate(id, { onSuccess: () => void navigate({ to: path }) })}
          >
            {t('notifications.caution.open')}
          </Button>
          <Button loading={seen.isPending} onClick={read} data-autofocus>
            {t('notifications.caution.read')}
          </Button>
        </Group>
      </Stack>
    </Question>
  );
}
