import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { newId } from '#web/food/food-api.ts';
import { labApi } from '#web/labs/lab-api.ts';
import { useLabsChanged } from '#web/labs/lab-queries.ts';
import type { LabForm as Form, LabMarker, LabValue, Marker } from '#web/labs/lab-shapes.ts';
import { SamplingHint } from '#web/labs/sampling-advice.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  markers: LabMarker[];
  /** What is corrected; null: a new one. */
  value: LabValue | null;
  onDone: () => void;
}

type Typed = number | string;
const FASTING = ['unknown', 'yes', 'no'] as const;

/** A value as it stands on the report. What is refused stays in the form. */
export function LabForm({ markers, value, onDone }: Props) {
  const { t, numbers } = useWords();
  const [clientId] = useState(newId);
  const [marker, setMarker] = useState<Marker>(value?.marker ?? 'magnesium');
  const units = markers.find((one) => one.marker === marker)?.units ?? [];
  const [unit, setUnit] = useState<string>(value?.unit ?? units[0]?.unit ?? '');
  const [comparator, setComparator] = useState<string>(value?.comparator ?? '');
  const [number, setNumber] = useState<Typed>(value?.value ?? '');
  const [low, setLow] = useState<Typed>(value?.low ?? '');
  const [high, setHigh] = useState<Typed>(value?.high ?? '');
  const [day, setDay] = useState(value?.sampledAt.slice(0, 10) ?? numbers.today());
  const [time, setTime] = useState(value?.sampledAt.slice(11, 16) ?? '');
  const [fasting, setFasting] = useState<string>(
    value?.fasting == null ? 'unknown' : value.fasting ? 'yes' : 'no',
  );
  const [lab, setLab] = useState(value?.lab ?? '');
  const [note, setNote] = useState(value?.note ?? '');
  const changed = useLabsChanged();
  const save = useMutation({
    mutationFn: async (form: Form) => {
      if (value) await labApi.correct(value.id, form);
      else await labApi.add({ ...form, clientId });
    },
    onSuccess: async () => {
      await changed();
      onDone();
    },
  });
  const amount = (typed: Typed, onChange: (typed: Typed) => void) => ({
    value: typed,
    onChange,
    min: 0,
    clampBehavior: 'none' as const,
    decimalSeparator: numbers.decimalSeparator,
    allowedDecimalSeparators: ['.', ','],
    inputMode: 'decimal' as const,
    hideControls: true,
  });
  const orNothing = (typed: Typed) => (typed === '' ? null : Number(typed));
  /** Untouched, a moment goes back with the distance from UTC it came with. */
  const sampledAt = () => {
    const isSame = value && value.sampledAt.slice(0, 10) === day && value.sampledAt.slice(11, 16) === time;
    return isSame ? value.sampledAt : time === '' ? day : `${day}T${time}`;
  };
  const choose = (chosen: Marker) => {
    setMarker(chosen);
    setUnit(markers.find((one) => one.marker === chosen)?.units[0]?.unit ?? '');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          ...{ marker, unit, value: Number(number), low: orNothing(low), high: orNothing(high) },
          comparator: comparator === '<' || comparator === '>' ? comparator : null,
          sampledAt: sampledAt(),
          fasting: fasting === 'unknown' ? null : fasting === 'yes',
          lab: lab.trim() || null,
          note: note.trim() || null,
        });
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('labs.field.marker')}
          value={marker}
          onChange={(event) => choose(event.currentTarget.value as Marker)}
          data={markers.map((one) => ({ value: one.marker, label: t(`labs.marker.${one.marker}`) }))}
        />
        <SamplingHint marker={marker} />
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
          <NumberInput label={t('labs.field.value')} {...amount(number, setNumber)} required />
          <NativeSelect
            label={t('labs.field.unit')}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
            data={units.map((one) => ({ value: one.unit, label: one.shown || '1' }))}
          />
          <NativeSelect
            label={t('labs.field.comparator')}
            value={comparator}
            onChange={(event) => setComparator(event.currentTarget.value)}
            data={[{ value: '', label: t('labs.field.comparator.none') }, '<', '>']}
          />
          <NumberInput label={t('labs.field.low')} {...amount(low, setLow)} />
          <NumberInput label={t('labs.field.high')} {...amount(high, setHigh)} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <TextInput
            type="date"
            label={t('labs.field.date')}
            value={day}
            max={numbers.today()}
            onChange={(event) => setDay(event.currentTarget.value)}
            required
          />
          <TextInput
            type="time"
            label={t('labs.field.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('labs.field.fasting')}
            value={fasting}
            onChange={(event) => setFasting(event.currentTarget.value)}
            data={FASTING.map((one) => ({ value: one, label: t(`labs.field.fasting.${one}`) }))}
          />
        </SimpleGrid>
        <TextInput
          label={t('labs.field.lab')}
          value={lab}
          maxLength={100}
          onChange={(event) => setLab(event.currentTarget.value)}
        />
        <Textarea
          label={t('labs.field.note')}
          value={note}
          maxLength={500}
          autosize
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ProblemNote error={save.error} />
        <Group gap="sm">
          <Button type="submit" loading={save.isPending} disabled={number === '' || day === ''}>
            {t('labs.save')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onDone}>
            {t('labs.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
