import { Button, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { newId } from '#web/food/food-api.ts';
import { type PlanDraft, draftOf, EFFORTS, formOf, SPORTS } from '#web/squad/plan-draft.ts';
import { planApi, type TeamPlan } from '#web/squad/plan-queries.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import { useWords } from '#web/words/words.tsx';

const UNSAID = 'unsaid';

interface Props {
  teamId: string;
  /** IANA name: by the team’s clocks the session begins, wherever its coach is. */
  timeZone: string;
  /** What is changed; left out: a new one. */
  plan?: TeamPlan;
  onDone?: () => void;
}

/** Plans a session, or changes one: enough of it to tell how much water to bring. */
export function PlanForm({ teamId, timeZone, plan, onDone }: Props) {
  const { t, tOr, numbers } = useWords();
  const known = plan ?? null;
  const [told, setTold] = useState(() => draftOf(known, timeZone));
  // Sent again after a lost connection it is the same one.
  const [id, setId] = useState(() => plan?.id ?? newId());
  const put = useTeamChange(() => planApi.put(teamId, id, formOf(told, known, timeZone)));
  const set = (part: Partial<PlanDraft>) => setTold({ ...told, ...part });
  const sports = SPORTS.includes(told.sport) ? SPORTS : [told.sport, ...SPORTS];
  const efforts = plan?.effort === null ? ([null, ...EFFORTS] as const) : EFFORTS;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        put.mutate(undefined, {
          onSuccess: () => {
            onDone?.();
            if (plan) return;
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
            onChange={(event) => set({ sport: event.currentTarget.value as PlanDraft['sport'] })}
            data={sports.map((value) => ({ value, label: tOr([`sport.${value}`], value) }))}
          />
          <NativeSelect
            label={t('squad.plan.effort')}
            value={told.effort ?? UNSAID}
            onChange={(event) => {
              const effort = EFFORTS.find((one) => one === event.currentTarget.value) ?? null;
              set({ effort });
            }}
            data={efforts.map((effort) => {
              const value = effort ?? UNSAID;
              return { value, label: t(`squad.plan.effort.${value}`) };
            })}
          />
        </Group>
        <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
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
            description={t('squad.plan.time.zone', { zone: timeZone })}
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
            {t(plan ? 'squad.plan.save' : 'squad.plan.submit')}
          </Button>
          {plan && (
            <Button variant="subtle" color="gray" size="md" onClick={onDone}>
              {t('squad.plan.keep')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
