import { Button, Group, List, Text } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, client } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { useWords } from '#web/words/words.tsx';

const suggestionQuery = queryOptions({
  queryKey: ['suggestion', 'measure'],
  queryFn: async () => (await answer(client.GET('/api/v1/suggestions/measure'))).suggestion,
});

/** That measuring may be wise, where several signs together say so; mostly nothing. */
export function MaybeMeasureCard() {
  const { t, tOr } = useWords();
  const queryClient = useQueryClient();
  const { data: suggestion } = useQuery(suggestionQuery);
  const dismiss = useMutation({
    mutationFn: () => answer(client.POST('/api/v1/suggestions/measure/dismiss')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['suggestion'] }),
  });
  if (!suggestion) return null;
  const behind = [
    ...suggestion.signs.map((sign) => t(`signs.sign.${sign}`)),
    ...suggestion.factors.map((factor) => tOr([`ledger-factors.name.${factor}`], factor)),
    ...(suggestion.lowFood ? [t('signs.measure.lowFood')] : []),
  ];
  return (
    <Card title={t('signs.measure.title')} lead={t('signs.measure.lead')}>
      <div>
        <Text size="sm" fw={600}>
          {t('signs.measure.behind')}
        </Text>
        <List size="sm">
          {behind.map((what) => (
            <List.Item key={what}>{what}</List.Item>
          ))}
        </List>
      </div>
      <div>
        <Text size="sm" fw={600}>
          {t('signs.measure.panel')}
        </Text>
        <List size="sm">
          {suggestion.panel.map((marker) => (
            <List.Item key={marker}>{t(`signs.panel.${marker}`)}</List.Item>
          ))}
        </List>
      </div>
      <Text size="sm">{t('signs.measure.causes')}</Text>
      <ProblemNote error={dismiss.error} />
      <Group>
        <Button variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
          {t('signs.measure.dismiss')}
        </Button>
      </Group>
    </Card>
  );
}
