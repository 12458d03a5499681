import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { archivesQuery } from '#web/archives/archive-queries.ts';
import { type Archive, isOver } from '#web/archives/archive-shapes.ts';
import { Question } from '#web/look/question.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  archive: Archive;
}

/** Stops an export, or forgets what is told of one, after asking once. */
export function ForgetArchive({ archive }: Props) {
  const { t } = useWords();
  const [asking, question] = useDisclosure();
  const queryClient = useQueryClient();
  const what = isOver(archive) ? 'forget' : 'stop';
  const forget = useMutation({
    mutationFn: () => api.forgetArchive(archive.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: archivesQuery.queryKey }),
  });
  return (
    <>
      <Group>
        <Button variant="default" size="xs" onClick={question.open}>
          {t(`archives.${what}`)}
        </Button>
      </Group>
      <Question
        asking={asking}
        title={t(`archives.${what}.title`)}
        keep={t('archives.cancel')}
        onKeep={question.close}
      >
        <Stack gap="md">
          <Text>{t(`archives.${what}.text`)}</Text>
          <ProblemNote error={forget.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={question.close} data-autofocus>
              {t('archives.cancel')}
            </Button>
            <Button color="ember" loading={forget.isPending} onClick={() => forget.mutate()}>
              {t(`archives.${what}`)}
            </Button>
          </Group>
        </Stack>
      </Question>
    </>
  );
}
