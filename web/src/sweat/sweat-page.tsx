import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { AccuracyCard } from '#web/sweat/accuracy-card.tsx';
import { HeatCard } from '#web/sweat/heat-card.tsx';
import { HistoryCard } from '#web/sweat/history-card.tsx';
import { MapCard } from '#web/sweat/map-card.tsx';
import { SweatNav } from '#web/sweat/sweat-nav.tsx';
import { accuracyQuery, factorHistoryQuery, heatQuery, sweatMapQuery } from '#web/sweat/sweat-queries.ts';
import { standingQuery } from '#web/signs/sign-queries.ts';
import { Relearning } from '#web/weighing/relearning.tsx';
import { useWords } from '#web/words/words.tsx';

/** Where one has trained and what it costs there, the factor and its course, how right Svett has been, and the heat. */
export function SweatPage() {
  const { t } = useWords();
  const map = useQuery(sweatMapQuery);
  const history = useQuery(factorHistoryQuery);
  const accuracy = useQuery(accuracyQuery);
  const heat = useQuery(heatQuery);
  // Nobody whom a doctor should see first is told what to train next.
  const standing = useQuery(standingQuery);
  const error = map.error ?? history.error ?? accuracy.error ?? heat.error ?? standing.error;
  const isThere = map.data && history.data && accuracy.data && heat.data && standing.data !== undefined;
  return (
    <Stack gap="lg">
      <SweatNav />
      <div>
        <Title order={1}>{t('own-sweat.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('own-sweat.lead')}
        </Text>
      </div>
      <Relearning />
      <ProblemNote error={error} />
      {isThere ? (
        <>
          {history.data.weighIns === 0 && <Start />}
          <MapCard map={map.data} isResting={standing.data?.stopsTraining ?? false} />
          {history.data.items.length === 0 ? (
            <HeatCard heat={heat.data} />
          ) : (
            <Columns
              first={
                <>
                  <HistoryCard history={history.data} />
                  {history.data.weighIns > 0 && <AccuracyCard accuracy={accuracy.data} />}
                </>
              }
              second={<HeatCard heat={heat.data} />}
            />
          )}
        </>
      ) : (
        error === null && <Skeleton h={1400} radius="lg" />
      )}
    </Stack>
  );
}

/** For whoever never stood on the scale: the one thing to do. */
function Start() {
  const { t } = useWords();
  return (
    <Card title={t('own-sweat.start.title')}>
      <Text size="sm">{t('own-sweat.start.text')}</Text>
      <div>
        <Button component={Link} to="/weighing" variant="light">
          {t('own-sweat.start.how')}
        </Button>
      </div>
    </Card>
  );
}
