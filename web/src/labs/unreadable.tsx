import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { useLabsChanged } from '#web/labs/lab-queries.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  ids: string[];
  remove: (id: string) => Promise<unknown>;
}

/** What no key opens any more can only be removed. */
export function Unreadable({ ids, remove }: Props) {
  const { t } = useWords();
  const changed = useLabsChanged();
  const removeAll = useMutation({
    mutationFn: async () => {
      for (const id of ids) await remove(id);
    },
    onSettled: changed,
  });
  if (ids.length === 0) return null;
  return (
    <Alert color="ember" variant="light" radius="md" role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('labs.unreadable', { count: ids.length })}</Text>
        <ProblemNote error={removeAll.error} />
        <Button variant="default" loading={removeAll.isPending} onClick={() => removeAll.mutate()}>
          {t('labs.unreadable.remove')}
        </Button>
      </Stack>
    </Alert>
  );
}
