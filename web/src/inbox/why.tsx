import { List, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { GroundBand } from '#web/inbox/ground-band.tsx';
import { whyQuery } from '#web/inbox/inbox-queries.ts';
import { CitedWorks } from '#web/look/cited-works.tsx';
import { Fold } from '#web/look/fold.tsx';
import { Part } from '#web/look/part.tsx';
import { useWords } from '#web/words/words.tsx';

/** What a word rests on, how good the evidence is, and where that is written; asked for when somebody wants to know. */
export function Why({ id }: { id: string }) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  return (
    <Fold title={t('notifications.why.title')} onOpen={() => setAsked(true)}>
      {isAsked && <Told id={id} />}
    </Fold>
  );
}

function Told({ id }: { id: string }) {
  const { t } = useWords();
  const { data: why, error } = useQuery(whyQuery(id));
  if (!why) return error ? <ProblemNote error={error} /> : <Skeleton h={120} radius="md" />;
  const { grounds, grade, sources } = why;
  return (
    <Stack gap="md">
      <Part title={t('notifications.why.grounds')}>
        {grounds.length === 0 ? (
          t('notifications.why.grounds.none')
        ) : (
          <List
            size="sm"
            spacing="sm"
            styles={{ itemWrapper: { display: 'block' }, itemLabel: { width: '100%' } }}
          >
            {grounds.map((ground) => (
              <List.Item key={ground.what}>
                <GroundBand ground={ground} />
              </List.Item>
            ))}
          </List>
        )}
      </Part>
      <Part title={t('notifications.why.grade')}>{t(`notifications.why.grade.${grade}`)}</Part>
      {sources.length > 0 && (
        <Part title={t('notifications.why.sources')}>
          <CitedWorks works={sources} />
        </Part>
      )}
    </Stack>
  );
}
