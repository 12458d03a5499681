import { Button, FileButton, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, problemOf } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { isGoing, taskQuery } from '#web/privacy/privacy-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** An export of another Svett, taken in here. */
export function ImportCard() {
  const { t } = useWords();
  const queryClient = useQueryClient();
  const [share, setShare] = useState(0);
  const [taskId, setTaskId] = useState<string | null>(null);
  const { data: task } = useQuery(taskQuery(taskId));
  const hand = useMutation({ mutationFn: (file: File) => sent(file, setShare), onSuccess: setTaskId });
  const going = hand.isPending || (taskId !== null && (task === undefined || isGoing(task)));
  const ended = task?.endedAt;
  useEffect(() => {
    if (ended) void queryClient.invalidateQueries();
  }, [ended, queryClient]);

  const said = hand.isPending
    ? t('privacy.import.sending', { share: Math.round(100 * share) })
    : t('privacy.import.reading');
  const failed =
    task?.state === 'failed'
      ? new ApiProblem(400, task.problemCode ?? 'unknown', t('problem.unknown'))
      : null;
  const value = hand.isPending ? 100 * share : task?.total ? (100 * task.done) / task.total : 0;
  return (
    <Card title={t('privacy.import.title')} lead={t('privacy.import.lead')}>
      {going && (
        <Stack gap={4}>
          <Text size="sm" role="status">
            {said}
          </Text>
          <Progress value={value} aria-label={t('privacy.import.progress')} />
        </Stack>
      )}
      {task?.state === 'done' && (
        <Text size="sm" role="status">
          {t('privacy.import.done')}
        </Text>
      )}
      <ProblemNote error={hand.error ?? failed} />
      {!going && (
        <FileButton accept="application/zip,.zip" onChange={(file) => file && hand.mutate(file)}>
          {(props) => (
            <Button {...props} variant="default" w="fit-content">
              {t('privacy.import.choose')}
            </Button>
          )}
        </FileButton>
      )}
    </Card>
  );
}

/** Answers the task that takes it in. fetch() cannot tell how much has left, so XHR. */
function sent(file: File, onProgress: (share: number) => void): Promise<string> {
  const form = new FormData();
  form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/imports');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total);
    request.onerror = () => reject(problemOf(0, null));
    request.onload = () => {
      const told = request.response as { taskId: string } | null;
      if (request.status === 202 && told !== null) resolve(told.taskId);
      else reject(problemOf(request.status, told));
    };
    request.send(form);
  });
}
