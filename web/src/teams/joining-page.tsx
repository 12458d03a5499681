import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { CodeForm } from '#web/teams/code-form.tsx';
import { codeOnTheWay, keepCode } from '#web/teams/code-on-the-way.ts';
import { JoiningForm } from '#web/teams/joining-form.tsx';
import { openingQuery } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Into a team by a code: first one sees which team and who coaches it, then one chooses what they may see. */
export function JoiningPage() {
  const { t, language } = useWords();
  const [code, setCode] = useState(codeOnTheWay);
  const { data: opening, error, isFetching } = useQuery(openingQuery(code, language));
  // A link opened while this page is there brings another code.
  useEffect(() => {
    if (code !== null) keepCode(code);
  }, [code]);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('teams-page.join.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('teams-page.join.lead')}
        </Text>
      </div>
      <Card title={t('teams-page.join.code')}>
        <CodeForm initial={code ?? ''} isPending={isFetching} onCode={setCode} />
        <ProblemNote error={error} />
      </Card>
      {opening && code !== null && <JoiningForm key={opening.teamId} code={code} opening={opening} />}
    </Stack>
  );
}
