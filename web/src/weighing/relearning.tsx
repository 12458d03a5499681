import { Progress, Stack, Text } from '@mantine/core';
import { useRelearning } from '#web/weighing/weighing-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** How far the sessions are estimated anew after a weigh-in; nothing while nothing is going on. */
export function Relearning() {
  const { t, numbers } = useWords();
  const share = useRelearning();
  if (share === null) return null;
  const percent = numbers.decimal(share * 100, 0);
  return (
    <Stack gap={6} role="status">
      <Text size="sm">{t('weighing.relearning', { percent })}</Text>
      <Progress value={share * 100} aria-label={t('weighing.relearning.label')} />
    </Stack>
  );
}
