import { Alert, Anchor, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { BeginCard } from '#web/today/begin-card.tsx';
import { LastCard } from '#web/today/last-card.tsx';
import { NextCard } from '#web/today/next-card.tsx';
import { NowPart } from '#web/today/now-part.tsx';
import { QuickRow } from '#web/today/quick-row.tsx';
import { type Today, todayQuery } from '#web/today/today-query.ts';
import { WeekCard } from '#web/today/week-card.tsx';
import { useWords } from '#web/words/words.tsx';

/** What was, what to do now, and what comes: the page one opens first. */
export function TodayPage() {
  const { t, numbers } = useWords();
  const { data, error } = useQuery(todayQuery);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('today.title')}</Title>
        <Text c="dimmed" mt={4}>
          {numbers.weekday(data?.day ?? numbers.today())}
        </Text>
      </div>
      {data === undefined && <ProblemNote error={error} />}
      {data === undefined && error === null && <Skeleton h={320} radius="lg" aria-hidden="true" />}
      {data && (data.last === null && data.next === null ? <Begun today={data} /> : <Told today={data} />)}
    </Stack>
  );
}

/** Nothing is here yet: one thing to do, and no empty cards. */
function Begun({ today }: { today: Today }) {
  return (
    <>
      {!today.keepsHealthData && <Withdrawn />}
      <NowPart today={today} />
      {today.keepsHealthData && <BeginCard today={today} />}
    </>
  );
}

function Told({ today }: { today: Today }) {
  const { last, next, week, day } = today;
  const cards = [
    next && <NextCard key="next" next={next} today={day} />,
    week && <WeekCard key="week" week={week} />,
  ].filter((card) => card !== null);
  return (
    <>
      {!today.keepsHealthData && <Withdrawn />}
      {last ? <LastCard last={last} hasMass={today.hasMass} /> : <BeginCard today={today} />}
      <NowPart today={today} />
      <QuickRow />
      {cards.length > 0 && (
        <SimpleGrid cols={{ base: 1, sm: cards.length }} spacing="lg">
          {cards}
        </SimpleGrid>
      )}
      <InboxLink unseen={today.unseen} />
    </>
  );
}

function InboxLink({ unseen }: Pick<Today, 'unseen'>) {
  const { t } = useWords();
  return (
    <Anchor component={Link} to="/inbox" size="sm" w="fit-content">
      {t('today.inbox.all', { count: unseen })}
    </Anchor>
  );
}

/** Without a yes nothing is reckoned, and it is said where the numbers would stand. */
function Withdrawn() {
  const { t } = useWords();
  return (
    <Alert color="ember" variant="light" radius="md" role="note" title={t('today.withdrawn.title')}>
      {t('today.withdrawn.text')}{' '}
      <Anchor component={Link} to="/privacy" fw={600} inherit>
        {t('today.withdrawn.open')}
      </Anchor>
    </Alert>
  );
}
