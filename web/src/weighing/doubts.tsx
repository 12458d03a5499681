import { Alert, Button, List, Stack, Text } from '@mantine/core';
import type { ApiProblem } from '#web/api.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  problem: ApiProblem;
  onSure: () => void;
  isSaving: boolean;
}

/** What looks mistyped, asked about before it is kept. */
export function Doubts({ problem, onSure, isSaving }: Props) {
  const { t, tOr } = useWords();
  const doubts = String(problem.details['doubts'] ?? '').split(',');
  return (
    <Alert color="ember" variant="light" role="alert" radius="md" title={t('weighing.doubt.title')}>
      <Stack gap="sm" align="flex-start">
        <List size="sm">
          {doubts.map((doubt) => (
            <List.Item key={doubt}>{tOr([`weighing.doubt.${doubt}`], doubt)}</List.Item>
          ))}
        </List>
        <Text size="sm">{t('weighing.doubt.what')}</Text>
        <Button variant="default" onClick={onSure} loading={isSaving}>
          {t('weighing.doubt.sure')}
        </Button>
      </Stack>
    </Alert>
  );
}
