import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { IntervalPicture } from '#web/labs/interval-picture.tsx';
import { labApi } from '#web/labs/lab-api.ts';
import { LabForm } from '#web/labs/lab-form.tsx';
import { helpQuery, useLabsChanged } from '#web/labs/lab-queries.ts';
import type { LabMarker, LabValue } from '#web/labs/lab-shapes.ts';
import { figure, intervalText, sampledText, valueText } from '#web/labs/lab-words.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  value: LabValue;
  markers: LabMarker[];
}

/** One value in its interval, what to know of it, and the way to correct it. The one that decides is spoken of in full. */
export function ValueTold({ value, markers }: Props) {
  const words = useWords();
  const { t } = words;
  const [isOpen, setOpen] = useState(false);
  const changed = useLabsChanged();
  const remove = useMutation({ mutationFn: labApi.remove, onSuccess: changed });
  const named = { marker: t(`labs.marker.${value.marker}`), day: sampledText(words, value.sampledAt) };
  const told = valueText(words, value);
  const interval = intervalText(words, value);
  const place = value.place && t(`labs.place.${value.place}`);
  if (isOpen) return <LabForm markers={markers} value={value} onDone={() => setOpen(false)} />;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text fw={600} fz="lg" className="figures">
          {told}
        </Text>
        <Text size="sm" c="dimmed" className="figures">
          {[named.day, value.lab].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      {value.interval && (
        <IntervalPicture
          value={value.value}
          low={value.interval.low}
          high={value.interval.high}
          label={[told, place, interval].filter(Boolean).join('. ')}
        />
      )}
      {interval && (
        <Text size="sm" className="figures">
          {place}. {interval}.
        </Text>
      )}
      {value.decides && value.word && (
        <MagnesiumWord word={value.word} value={figure(words, value.own.value)} />
      )}
      <Remarks value={value} />
      {value.note && (
        <Text size="sm" c="dimmed">
          {value.note}
        </Text>
      )}
      <ProblemNote error={remove.error} />
      <Group gap="xs">
        <Button
          variant="light"
          size="xs"
          aria-label={t('labs.correct.label', named)}
          onClick={() => setOpen(true)}
        >
          {t('labs.correct')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={t('labs.remove.label', named)}
          loading={remove.isPending}
          onClick={() => remove.mutate(value.id)}
        >
          {t('labs.remove')}
        </Button>
      </Group>
    </Stack>
  );
}

function Remarks({ value: { flags, change } }: { value: LabValue }) {
  const { t, numbers } = useWords();
  const remarks = flags.map((flag) => t(`labs.flag.${flag}`));
  if (change) {
    const kind = change.isNoise === null ? 'moved' : change.isNoise ? 'noise' : 'real';
    const noise = numbers.decimal(change.noisePct ?? 0, (change.noisePct ?? 0) % 1 === 0 ? 0 : 1);
    remarks.push(t(`labs.change.${kind}`, { pct: numbers.signed(change.pct, 0), noise }));
  }
  if (remarks.length === 0) return null;
  return (
    <List size="sm" spacing={4}>
      {remarks.map((remark) => (
        <List.Item key={remark}>{remark}</List.Item>
      ))}
    </List>
  );
}

function MagnesiumWord({ word, value }: { word: NonNullable<LabValue['word']>; value: string }) {
  const { t } = useWords();
  const isUrgent = word === 'care-now';
  return (
    <Alert
      color={isUrgent || word === 'low' || word === 'high' ? 'ember' : 'gray'}
      variant="light"
      radius="md"
      role={isUrgent ? 'alert' : 'note'}
      title={t(`labs.word.${word}.title`)}
    >
      <Stack gap="xs">
        <Text size="sm">{t(`labs.word.${word}.text`, { value })}</Text>
        {isUrgent && <WhomToCall />}
      </Stack>
    </Alert>
  );
}

/** The numbers of the person's country; where there is no line for advice, one's own doctor. */
export function WhomToCall() {
  const { t } = useWords();
  const { data } = useQuery(helpQuery);
  if (!data) return null;
  const { advice, emergency } = data;
  return (
    <Text fw={600}>
      {advice === null
        ? t('labs.word.care-now.doctor', { emergency })
        : t('labs.word.care-now.call', { advice, emergency })}
    </Text>
  );
}
