import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { sessionsQuery } from '#web/app/queries.ts';
import { BinIcon } from '#web/look/icons.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  sessionId: string;
}

/** Takes the session away for good, after asking once. */
export function DeleteSession({ sessionId }: Props) {
  const { t } = useWords();
  const [asking, question] = useDisclosure();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.removeSession(sessionId),
    onSuccess: async () => {
      // Gone from what is remembered as well: the list must not show it until the server has been asked again.
      queryClient.setQueryData(
        sessionsQuery.queryKey,
        (known) => known && { ...known, pages: known.pages.map((page) => without(page, sessionId)) },
      );
      await navigate({ to: '/sessions' });
      await queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });

  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        radius="xl"
        aria-label={t('delete.open')}
        onClick={question.open}
      >
        <BinIcon />
      </ActionIcon>
      <Question asking={asking} title={t('delete.title')} keep={t('delete.keep')} onKeep={question.close}>
        <Stack gap="md">
          <Text>{t('delete.text')}</Text>
          <ProblemNote error={remove.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={question.close} data-autofocus>
              {t('delete.keep')}
            </Button>
            <Button color="ember" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('delete.submit')}
            </Button>
          </Group>
        </Stack>
      </Question>
    </>
  );
}

function without<Item extends { id: string }, Page extends { items: Item[] }>(page: Page, id: string): Page {
  return { ...page, items: page.items.filter((item) => item.id !== id) };
}
