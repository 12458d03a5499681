import { Alert, Button, Group, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { meQuery } from '#web/app/queries.ts';
import { ImportCard } from '#web/labs/import-card.tsx';
import { exportAddress, labApi } from '#web/labs/lab-api.ts';
import { LabConsent } from '#web/labs/lab-consent.tsx';
import { LabForm } from '#web/labs/lab-form.tsx';
import { labValuesQuery } from '#web/labs/lab-queries.ts';
import type { LabValues, Marker } from '#web/labs/lab-shapes.ts';
import { ReminderCard } from '#web/labs/reminder-card.tsx';
import { SamplingCard } from '#web/labs/sampling-advice.tsx';
import { SupplementCard } from '#web/labs/supplement-card.tsx';
import { SweatTestCard } from '#web/labs/sweat-test-card.tsx';
import { Unreadable } from '#web/labs/unreadable.tsx';
import { ValueTold } from '#web/labs/value-told.tsx';
import { Card } from '#web/look/card.tsx';
import { Columns } from '#web/look/columns.tsx';
import { Fold } from '#web/look/fold.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { saidQuery } from '#web/privacy/privacy-queries.ts';
import { useWords } from '#web/words/words.tsx';

/** Laboratory values beside their intervals, and what they can and cannot tell. */
export function LabsPage() {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('labs.title')}</Title>
        <Text c="dimmed" mt={4} maw={560}>
          {t('labs.lead')}
        </Text>
      </div>
      {me &&
        (me.ageGroup === 'adult' ? (
          <ForGrownUps />
        ) : (
          <Alert color="gray" variant="light" radius="md" role="note">
            {t('problem.labs.for-adults')}
          </Alert>
        ))}
    </Stack>
  );
}

function ForGrownUps() {
  const { data: said, error } = useQuery(saidQuery);
  const needed = said?.items.filter(({ purpose, given }) => !given && isNeeded(purpose)) ?? [];
  const labs = needed.find(({ purpose }) => purpose === 'lab-values');
  return (
    <>
      <ProblemNote error={error} />
      <ConsentQuestion />
      {labs && <LabConsent consent={labs} />}
      {said && needed.length === 0 && <Values />}
    </>
  );
}

function isNeeded(purpose: string): boolean {
  return purpose === 'health-data' || purpose === 'lab-values';
}

function Values() {
  const { t } = useWords();
  const { data, error } = useQuery(labValuesQuery);
  if (!data) return error ? <ProblemNote error={error} /> : <Skeleton h={420} radius="lg" />;
  const known = data.markers.map(({ marker }) => marker);
  const told = known.filter((marker) => data.items.some((item) => item.marker === marker));
  return (
    <>
      <Unreadable ids={data.unreadable} remove={labApi.remove} />
      <AddCard data={data} />
      <Columns
        first={
          <>
            {told.length === 0 && <Text size="sm">{t('labs.list.none')}</Text>}
            {told.map((marker) => (
              <MarkerCard key={marker} marker={marker} data={data} />
            ))}
            <SupplementCard />
            <ReminderCard />
            <SweatTestCard />
          </>
        }
        second={
          <>
            <Tells />
            <SamplingCard />
            <ImportCard />
            <ExportCard />
          </>
        }
      />
    </>
  );
}

function ExportCard() {
  const { t } = useWords();
  return (
    <Card title={t('labs.export.title')} lead={t('labs.export.lead')}>
      <Group gap="sm">
        {(['csv', 'fhir'] as const).map((format) => (
          <Button key={format} component="a" variant="light" href={exportAddress(format)} download>
            {t(`labs.export.${format}`)}
          </Button>
        ))}
      </Group>
    </Card>
  );
}

function AddCard({ data }: { data: LabValues }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Group>
        <Button onClick={() => setOpen(true)}>{t('labs.add.open')}</Button>
      </Group>
    );
  return (
    <Card title={t('labs.add.title')} lead={t('labs.field.interval.why')}>
      <LabForm markers={data.markers} value={null} onDone={() => setOpen(false)} />
    </Card>
  );
}

/** What of a marker is to be known before it is read. */
const NOTED: Partial<Record<Marker, string>> = {
  'magnesium-red-cells': 'labs.red-cells.note',
  creatinine: 'labs.creatinine.note',
};

function MarkerCard({ marker, data: { items, markers } }: { marker: Marker; data: LabValues }) {
  const { t } = useWords();
  const all = items.filter((item) => item.marker === marker);
  const newestDay = all[0]!.sampledAt.slice(0, 10);
  const newest = all.filter(({ sampledAt }) => sampledAt.slice(0, 10) === newestDay);
  const older = all.filter((item) => !newest.includes(item));
  const lead = NOTED[marker];
  return (
    <Card title={t(`labs.marker.${marker}`)} lead={lead && t(lead)}>
      <Stack gap="lg">
        {newest
          .toSorted((one, other) => Number(other.decides) - Number(one.decides))
          .map((value) => (
            <ValueTold key={value.id} value={value} markers={markers} />
          ))}
      </Stack>
      {newest.length > 1 && <Text size="sm">{t('labs.same-day')}</Text>}
      {older.length > 0 && (
        <Fold title={t('labs.older', { count: older.length })}>
          <Stack gap="lg" pt="sm">
            {older.map((value) => (
              <ValueTold key={value.id} value={value} markers={markers} />
            ))}
          </Stack>
        </Fold>
      )}
    </Card>
  );
}

const TELLS = ['blood', 'bound', 'exercise'] as const;

function Tells() {
  const { t } = useWords();
  return (
    <Card title={t('labs.tells.title')}>
      <List size="sm" spacing={6}>
        {TELLS.map((one) => (
          <List.Item key={one}>{t(`labs.tells.${one}`)}</List.Item>
        ))}
      </List>
    </Card>
  );
}
