import { Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { AUTHORITIES, coverageQuery, useReference } from '#web/ledger/ledger-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Whose everyday need is reckoned with. */
export function ReferenceCard() {
  const { t } = useWords();
  const { data } = useQuery(coverageQuery('7'));
  const choose = useReference();
  if (!data) return null;
  const chosen = choose.isPending ? choose.variables : data.everyday.authority;
  return (
    <Card title={t('ledger.reference.title')} lead={t('ledger.reference.lead')}>
      <ProblemNote error={choose.error} />
      <Radio.Group
        aria-label={t('ledger.reference.label')}
        value={chosen}
        onChange={(authority) => choose.mutate(authority)}
      >
        <Stack gap="sm">
          {AUTHORITIES.map((authority) => (
            <Radio key={authority} value={authority} label={t(`ledger.reference.${authority}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Card>
  );
}
