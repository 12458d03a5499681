import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useConfirmed } from '#web/account/use-confirmed.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { ShownOnce } from '#web/look/shown-once.tsx';
import { OpenCodes } from '#web/teams/open-codes.tsx';
import { teamApi } from '#web/teams/team-api.ts';
import { useTeamChange } from '#web/teams/team-queries.ts';
import type { LetsIn } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

const LETS_IN: LetsIn[] = ['athlete', 'assistant', 'head'];
const DAYS = [2, 14, 60];
const USUAL_DAYS = 14;

interface Props {
  teamId: string;
  /** On the team’s calendar. */
  today: string;
}

/** Lets people into a team: a code to read out, and a link that holds it. Each is shown this once. */
export function CodesCard({ teamId, today }: Props) {
  const { t, numbers } = useWords();
  const [letsIn, setLetsIn] = useState<LetsIn>('athlete');
  const [days, setDays] = useState(USUAL_DAYS);
  const [coachUntilDay, setCoachUntilDay] = useState('');
  const confirmed = useConfirmed();
  const make = useTeamChange(() =>
    confirmed(() =>
      teamApi.makeCode(teamId, {
        letsIn,
        days,
        coachUntilDay: letsIn === 'athlete' || coachUntilDay === '' ? null : coachUntilDay,
      }),
    ),
  );
  const made = make.data;
  return (
    <Card title={t('teams-page.codes.title')} lead={t('teams-page.codes.lead')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(undefined);
        }}
      >
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('teams-page.codes.letsIn')}
            value={letsIn}
            onChange={(event) => setLetsIn(event.currentTarget.value as LetsIn)}
            data={LETS_IN.map((value) => ({ value, label: t(`teams-page.role.${value}`) }))}
          />
          <NativeSelect
            label={t('teams-page.codes.days')}
            value={String(days)}
            onChange={(event) => setDays(Number(event.currentTarget.value))}
            data={DAYS.map((value) => ({
              value: String(value),
              label: t('teams-page.codes.daysOf', { days: value }),
            }))}
          />
          {letsIn !== 'athlete' && (
            <TextInput
              type="date"
              label={t('teams-page.coaches.until')}
              min={today}
              value={coachUntilDay}
              onChange={(event) => setCoachUntilDay(event.currentTarget.value)}
            />
          )}
          <Button type="submit" size="md" variant="default" loading={make.isPending}>
            {t('teams-page.codes.make')}
          </Button>
        </Group>
      </form>
      <ProblemNote error={make.error} />
      {made && (
        <Stack gap="xs">
          <ShownOnce title={t('teams-page.codes.shown.code')} secret={made.code} />
          <ShownOnce
            title={t('teams-page.codes.shown.link')}
            secret={new URL(made.link, location.origin).href}
          />
          <Text size="sm" c="dimmed">
            {t('teams-page.codes.shown.until', {
              who: t(`teams-page.role.${made.letsIn}`),
              day: numbers.day(made.expiresAt),
            })}
          </Text>
        </Stack>
      )}
      <OpenCodes teamId={teamId} />
    </Card>
  );
}
