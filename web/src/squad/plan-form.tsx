import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { newId } from '#web/food/food-api.ts';
import { planApi, type TeamPlanForm } from '#web/squad/plan-queries.ts';
import { withOffset } from '#web/squad/plan-time.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

const SPORTS: TeamPlanForm['sport'][] = [
  'soccer',
  'handball',
  'basketball',
  'volleyball',
  'floorball',
  'ice_hockey',
  'american_football',
  'run',
  'ride',
  'row',
  'xc_ski',
  'skate',
  'swim',
  'strength',
  'hiit',
];
const EFFORTS = ['easy', 'steady', 'hard', 'race'] as const;
const USUAL_MIN = 90;
const DAY_MS = 86_400_000;

/** Plans a session: enough of it to tell how much water to bring. */
export function PlanForm({ teamId }: { teamId: string }) {
  const { t, tOr, numbers } = useWords();
  const tomorrow = new Date(Date.parse(numbers.today()) + DAY_MS).toISOString().slice(0, 10);
  const [told, setTold] = useState({
    name: '',
    sport: 'soccer' as TeamPlanForm['sport'],
    day: tomorrow,
    time: '18:00',
    minutes: USUAL_MIN as string | number,
    effort: 'steady' as (typeof EFFORTS)[number],
    latitude: '' as string | number,
    longitude: '' as string | number,
  });
  // Sent again after a lost connection it is the same one.
  const [id, setId] = useState(newId);
  const put = useTeamChange(() => {
    const { name, sport, day, time, minutes, effort, latitude, longitude } = told;
    const hasPlace = latitude !== '' && longitude !== '';
    return planApi.put(teamId, id, {
      ...{ name: name.trim(), sport, effort, indoors: null },
      startsAt: withOffset(new Date(`${day}T${time}`)),
      durationS: Number(minutes) * 60,
      place: hasPlace ? { latitudeDeg: Number(latitude), longitudeDeg: Number(longitude) } : null,
    });
  });
  const set = (part: Partial<typeof told>) => setTold({ ...told, ...part });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        put.mutate(undefined, {
          onSuccess: () => {
            set({ name: '' });
            setId(newId());
          },
        });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('squad.plan.name')}
          required
          maxLength={120}
          autoComplete="off"
          value={told.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Group gap="sm" grow preventGrowOverflow={false}>
          <NativeSelect
            label={t('squad.plan.sport')}
            value={told.sport}
            onChange={(event) => set({ sport: event.currentTarget.value as TeamPlanForm['sport'] })}
            data={SPORTS.map((value) => ({ value, label: tOr([`sport.${value}`], value) }))}
          />
          <NativeSelect
            label={t('squad.plan.effort')}
            value={told.effort}
            onChange={(event) => set({ effort: event.currentTarget.value as typeof told.effort })}
            data={EFFORTS.map((value) => ({ value, label: t(`squad.plan.effort.${value}`) }))}
          />
        </Group>
        <Group gap="sm" grow preventGrowOverflow={false}>
          <TextInput
            type="date"
            label={t('squad.plan.day')}
            required
            value={told.day}
            onChange={(event) => set({ day: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('squad.plan.time')}
            required
            value={told.time}
            onChange={(event) => set({ time: event.currentTarget.value })}
          />
          <NumberInput
            label={t('squad.plan.minutes')}
            required
            min={5}
            max={600}
            value={told.minutes}
            onChange={(minutes) => set({ minutes })}
          />
        </Group>
        <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
          <NumberInput
            label={t('squad.plan.latitude')}
            description={t('squad.plan.place.why')}
            min={-90}
            max={90}
            decimalScale={2}
            decimalSeparator={numbers.decimalSeparator}
            value={told.latitude}
            onChange={(latitude) => set({ latitude })}
          />
          <NumberInput
            label={t('squad.plan.longitude')}
            min={-180}
            max={180}
            decimalScale={2}
            decimalSeparator={numbers.decimalSeparator}
            value={told.longitude}
            onChange={(longitude) => set({ longitude })}
          />
        </Group>
        <ProblemNote error={put.error} />
        <Group>
          <Button
            type="submit"
            size="md"
            variant="default"
            loading={put.isPending}
            disabled={told.name.trim() === '' || told.minutes === ''}
          >
            {t('squad.plan.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
