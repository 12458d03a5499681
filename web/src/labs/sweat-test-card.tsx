import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { labApi } from '#web/labs/lab-api.ts';
import { sweatTestsQuery, useLabsChanged } from '#web/labs/lab-queries.ts';
import type { SweatTest, SweatTests } from '#web/labs/lab-shapes.ts';
import { figure } from '#web/labs/lab-words.ts';
import { SweatTestForm } from '#web/labs/sweat-test-form.tsx';
import { Unreadable } from '#web/labs/unreadable.tsx';
import { Card } from '#web/look/card.tsx';
import { milligrams } from '#web/look/range-words.ts';
import { useWords } from '#web/words/words.tsx';

/** What a laboratory found in the athlete's sweat, and how little that settles. */
export function SweatTestCard() {
  const { t } = useWords();
  const { data, error } = useQuery(sweatTestsQuery);
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={t('labs.sweat.title')} lead={t('labs.sweat.lead')}>
      <Stack gap="md">
        <Text size="sm">{t('labs.sweat.patches')}</Text>
        <ProblemNote error={error} />
        {data ? <Told data={data} /> : error === null && <Skeleton h={80} radius="md" />}
        {isOpen ? (
          <SweatTestForm test={null} onDone={() => setOpen(false)} />
        ) : (
          <Group>
            <Button variant="light" onClick={() => setOpen(true)}>
              {t('labs.sweat.open')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Told({ data: { items, unreadable, perLitre } }: { data: SweatTests }) {
  const words = useWords();
  const { t } = words;
  const { anybodys, yours } = perLitre;
  const mg = ({ mg: middle, p10, p90 }: typeof anybodys) => {
    const said = (value: number) => milligrams(words, value, p90);
    return { mg: said(middle), low: said(p10), high: said(p90) };
  };
  return (
    <>
      <Unreadable ids={unreadable} remove={labApi.removeSweatTest} />
      {items.map((test) => (
        <One key={test.id} test={test} />
      ))}
      <Stack gap={4} className="figures">
        {yours && (
          <Text size="sm" fw={600}>
            {t('labs.sweat.perLitre.yours', { ...mg(yours), count: items.length })}
          </Text>
        )}
        <Text size="sm">{t('labs.sweat.perLitre.anybodys', mg(anybodys))}</Text>
      </Stack>
    </>
  );
}

function One({ test }: { test: SweatTest }) {
  const words = useWords();
  const { t, numbers } = words;
  const [isOpen, setOpen] = useState(false);
  const changed = useLabsChanged();
  const remove = useMutation({ mutationFn: labApi.removeSweatTest, onSuccess: changed });
  if (isOpen) return <SweatTestForm test={test} onDone={() => setOpen(false)} />;
  const day = numbers.day(test.sampledOn);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text fw={600} fz="lg" className="figures">
          {figure(words, test.value)} {test.unit}
        </Text>
        <Text size="sm" c="dimmed" className="figures">
          {[t(`labs.sweat.method.${test.method}`), day].join(' · ')}
        </Text>
      </Group>
      <ProblemNote error={remove.error} />
      <Group gap="xs">
        <Button
          variant="light"
          size="xs"
          aria-label={t('labs.sweat.correct', { day })}
          onClick={() => setOpen(true)}
        >
          {t('labs.correct')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={t('labs.sweat.remove', { day })}
          loading={remove.isPending}
          onClick={() => remove.mutate(test.id)}
        >
          {t('labs.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
