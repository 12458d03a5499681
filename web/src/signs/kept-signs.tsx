import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Question } from '#web/look/question.tsx';
import { useRemoveAll } from '#web/signs/sign-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** What becomes of the answers, with a yes and after it was taken back; and the way to be rid of them either way. */
export function KeptSigns() {
  const { t } = useWords();
  const [asking, question] = useDisclosure(false);
  const remove = useRemoveAll();
  return (
    <Stack gap="sm">
      <Text size="sm">{t('signs.kept.text')}</Text>
      {remove.isSuccess && (
        <Text size="sm" role="status">
          {t('signs.kept.removed')}
        </Text>
      )}
      <Group>
        <Button variant="outline" color="ember" onClick={question.open}>
          {t('signs.kept.remove')}
        </Button>
      </Group>
      <Question
        asking={asking}
        title={t('signs.kept.remove')}
        keep={t('signs.cancel')}
        onKeep={question.close}
      >
        <Stack gap="md">
          <ProblemNote error={remove.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={question.close} data-autofocus>
              {t('signs.cancel')}
            </Button>
            <Button
              color="ember"
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: question.close })}
            >
              {t('signs.kept.remove.sure')}
            </Button>
          </Group>
        </Stack>
      </Question>
    </Stack>
  );
}
