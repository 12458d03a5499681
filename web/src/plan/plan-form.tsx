import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { newId } from '#web/food/food-api.ts';
import { AimField } from '#web/plan/aim-field.tsx';
import type { PlanDetail, Planned } from '#web/plan/plan-api.ts';
import { draftOf, EFFORTS, fits, formOf, type PlanDraft, SPORTS } from '#web/plan/plan-draft.ts';
import { usePutPlan } from '#web/plan/plan-queries.ts';
import { useSpeedField } from '#web/plan/speed-field.ts';
import { WhenFields } from '#web/plan/when-fields.tsx';
import { WhereFields } from '#web/plan/where-fields.tsx';
import { useWords } from '#web/words/words.tsx';

const UNSAID = 'unsaid';

interface Props {
  /** IANA name: by these clocks a new session begins. */
  timeZone: string;
  /** What is changed; left out: a new one. */
  plan?: Planned;
  onDone: (plan: PlanDetail) => void;
  onKeep?: () => void;
}

/** Plans a session, or changes one. Of what another calendar tells only roof, place and kit are asked. */
export function PlanForm({ timeZone, plan, onDone, onKeep }: Props) {
  const { t, tOr } = useWords();
  const speed = useSpeedField();
  const known = plan ?? null;
  const [draft, setDraft] = useState(() => draftOf(known, timeZone, speed));
  // Sent again after a lost connection it is the same one.
  const [id] = useState(() => plan?.clientId ?? newId());
  const put = usePutPlan();
  // Where somebody is takes seconds to be told: what they write meanwhile stays.
  const set = (part: Partial<PlanDraft>) => setDraft((now) => ({ ...now, ...part }));
  const isOurs = plan === undefined || plan.source === 'own';
  const sports = SPORTS.includes(draft.sport) ? SPORTS : [draft.sport, ...SPORTS];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        put.mutate({ id, form: formOf(draft, known, timeZone, speed) }, { onSuccess: onDone });
      }}
    >
      <Stack gap="md">
        {isOurs && (
          <>
            <TextInput
              label={t('planning.name')}
              placeholder={t('planning.name.like')}
              required
              maxLength={120}
              autoComplete="off"
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
              <NativeSelect
                label={t('planning.sport')}
                value={draft.sport}
                onChange={(event) => set({ sport: event.currentTarget.value as PlanDraft['sport'], aim: '' })}
                data={sports.map((value) => ({ value, label: tOr([`sport.${value}`], value) }))}
              />
              <NativeSelect
                label={t('planning.effort')}
                value={draft.effort ?? UNSAID}
                onChange={(event) =>
                  set({ effort: EFFORTS.find((one) => one === event.currentTarget.value) ?? null })
                }
                data={[...EFFORTS, UNSAID].map((value) => ({
                  value,
                  label: t(`planning.effort.${value}`),
                }))}
              />
            </Group>
            <WhenFields draft={draft} set={set} />
            <AimField draft={draft} set={set} />
            <Checkbox
              label={t('planning.isEvent')}
              checked={draft.isEvent}
              onChange={(event) => set({ isEvent: event.currentTarget.checked })}
            />
          </>
        )}
        <WhereFields draft={draft} set={set} />
        <ProblemNote error={put.error} />
        <Group>
          <Button type="submit" size="md" loading={put.isPending} disabled={!fits(draft)}>
            {t(plan ? 'planning.save' : 'planning.submit')}
          </Button>
          {onKeep && (
            <Button variant="subtle" color="gray" size="md" onClick={onKeep}>
              {t('planning.keep')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
