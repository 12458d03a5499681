import { Alert, Anchor, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Brand } from '#web/app/brand.tsx';
import { PlainHttpNote } from '#web/app/plain-http-note.tsx';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { isCurrent } from '#web/station/letting-go.ts';
import { MemberList } from '#web/station/member-list.tsx';
import { SendState } from '#web/station/send-state.tsx';
import { StationBar, type Setting } from '#web/station/station-bar.tsx';
import { useStation } from '#web/station/use-station.ts';
import { WeighDialog } from '#web/station/weigh-dialog.tsx';
import { useWords } from '#web/words/words.tsx';

/** One tablet by the scale: tap a name, weigh, next. It works where there is no network. */
export function StationPage() {
  const { teamId } = useParams({ from: '/teams/$teamId/station' });
  const { t, language, setLanguage, setHabits, numbers } = useWords();
  const here = useStation(teamId);
  const { roster, entries } = here;
  const [setting, setSetting] = useState<Setting>({ when: 'before', clothed: false, isNextWithinDay: false });
  const [weighing, setWeighing] = useState<string | null>(null);

  useEffect(() => {
    if (roster) setHabits(roster.habits);
  }, [roster?.habits.units, roster?.habits.timeZone]);

  useEffect(() => {
    if (roster && roster.language !== language) setLanguage(roster.language);
    // The account's language, once it is known.
  }, [roster?.language]);

  const canKeep = 'indexedDB' in window;
  const member = roster?.station.members.find(({ id }) => id === weighing) ?? null;
  // The tablet may have been on since yesterday: what counts as today is the team's day at this moment.
  const day = roster && dayIn(roster.station.team.timeZone);
  const today = entries.filter(
    (entry) => day !== null && isCurrent(entry, day, roster?.station.openHours ?? 0),
  );
  const isOfToday = roster?.station.day === day;

  return (
    <Container component="main" size="lg" px="md" py={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Brand />
          <Anchor href={`/teams/${teamId}`} py={8}>
            {t('station.back')}
          </Anchor>
        </Group>
        <div>
          <Title order={1}>
            {t('station.title')}
            {roster && `: ${roster.station.team.name}`}
          </Title>
          <Text c="dimmed" mt={4}>
            {day !== null && `${numbers.day(day)}. `}
            {t('station.lead')}
          </Text>
        </div>
        <PlainHttpNote />
        {!canKeep && (
          <Alert color="ember" role="alert" radius="md">
            {t('station.storage')}
          </Alert>
        )}
        <ProblemNote error={here.problem} />
        {!roster && !here.isOnline && <Text>{t('station.away.nothing')}</Text>}
        {roster && canKeep && (
          <>
            <SendState here={here} />
            {roster.station.members.length === 0 ? (
              <Text>{t('station.nobody')}</Text>
            ) : (
              <>
                <StationBar setting={setting} onChange={setSetting} />
                <MemberList
                  members={isOfToday ? roster.station.members : roster.station.members.map(notYet)}
                  today={today}
                  when={setting.when}
                  onTap={setWeighing}
                />
              </>
            )}
          </>
        )}
      </Stack>
      {roster && member && day !== null && (
        <WeighDialog
          key={`${member.id} ${setting.when}`}
          roster={roster}
          member={member}
          setting={setting}
          today={{ day, entries: today }}
          here={here}
          onDone={() => setWeighing(null)}
        />
      )}
    </Container>
  );
}

const notYet = <Row extends { before: boolean; after: boolean }>(member: Row): Row => ({
  ...member,
  before: false,
  after: false,
});

function dayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date());
}
