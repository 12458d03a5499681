import { Anchor, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { accuracyWords } from '#web/sweat/accuracy-words.ts';
import { SweatNav } from '#web/sweat/sweat-nav.tsx';
import { type Accuracy, accuracyQuery } from '#web/sweat/sweat-queries.ts';
import { Unbroken } from '#web/look/unbroken.tsx';
import { TrialList } from '#web/sweat/trial-list.tsx';
import { useWords } from '#web/words/words.tsx';

/** How accurate one's number has been: what was said before each weigh-in against what the scale said. */
export function AccuracyPage() {
  const { t } = useWords();
  const { data, error } = useQuery(accuracyQuery);
  return (
    <Stack gap="lg">
      <SweatNav />
      <div>
        <Title order={1}>{t('own-sweat.accuracy.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('own-sweat.accuracy.lead')}
        </Text>
      </div>
      <ProblemNote error={error} />
      {data ? <Told accuracy={data} /> : error === null && <Skeleton h={720} radius="lg" />}
    </Stack>
  );
}

const HOW = ['before', 'refused', 'scale', 'gone'] as const;

function Told({ accuracy }: { accuracy: Accuracy }) {
  const words = useWords();
  const { t } = words;
  const [first, ...others] = accuracyWords(words, accuracy);
  return (
    <>
      <Stack component="section" gap="xs" className="surface" p={{ base: 'md', sm: 'lg' }} bdrs="lg">
        <Text fz="lg" fw={550} className="figures">
          <Unbroken>{first!}</Unbroken>
        </Text>
        {others.map((sentence) => (
          <Text key={sentence} className="figures">
            <Unbroken>{sentence}</Unbroken>
          </Text>
        ))}
        {accuracy.trials === 0 && (
          <Anchor component={Link} to="/weighing" underline="always">
            {t('own-sweat.start.how')}
          </Anchor>
        )}
      </Stack>
      {accuracy.trials > 0 && (
        <Card title={t('own-sweat.accuracy.list.title')} lead={t('own-sweat.accuracy.list.lead')}>
          <TrialList trials={accuracy.items} />
        </Card>
      )}
      <Card title={t('own-sweat.accuracy.how.title')}>
        <List size="sm" spacing={6}>
          {HOW.map((part) => (
            <List.Item key={part}>{t(`own-sweat.accuracy.how.${part}`)}</List.Item>
          ))}
        </List>
      </Card>
    </>
  );
}
