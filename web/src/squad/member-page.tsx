import { Anchor, NativeSelect, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Card } from '#web/look/card.tsx';
import { TalkTold } from '#web/squad/board-cells.tsx';
import { memberQuery, stillThere } from '#web/squad/board-queries.ts';
import { MEMBER_PERIODS, type MemberTold } from '#web/squad/board-shapes.ts';
import { CoverageTold, SweatTold, TrainingTold, WeighInsTold } from '#web/squad/member-cards.tsx';
import { NoteCard } from '#web/squad/note-card.tsx';
import { Reasons } from '#web/squad/reasons.tsx';
import { SessionsTable } from '#web/squad/sessions-table.tsx';
import { TeamNav } from '#web/teams/team-nav.tsx';
import { useWords } from '#web/words/words.tsx';

/** One athlete as their coaches may see them: what they share and no more, and what is missing in grey. */
export function MemberPage() {
  const { t, numbers } = useWords();
  const { teamId, memberId } = useParams({ from: '/signed-in/teams/$teamId/members/$memberId' });
  const [days, setDays] = useState<(typeof MEMBER_PERIODS)[number]>('28');
  const look = useQuery(memberQuery(teamId, memberId, days));
  const { error } = look;
  const member = stillThere(look);
  return (
    <Stack gap="lg">
      <div>
        <TeamNav teamId={teamId} />
        <Title order={1}>{member?.name ?? t('squad.member')}</Title>
        {member && (
          <Text c="dimmed" mt={4}>
            {t('squad.member.lead', { from: numbers.day(member.from), to: numbers.day(member.to) })}
          </Text>
        )}
        {/* Who would like to talk stands below already, among the reasons to look. */}
        {member && member.talk.values?.wish !== 'talk' && <TalkTold talk={member.talk} />}
      </div>
      <ProblemNote error={error} />
      {!member && !error && <Skeleton h={420} radius="lg" aria-hidden="true" />}
      {member && (
        <>
          <NativeSelect
            maw={220}
            size="sm"
            data-print="no"
            label={t('squad.view.days')}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value as typeof days)}
            data={MEMBER_PERIODS.map((value) => ({ value, label: t(`squad.view.days.${value}`) }))}
          />
          <Told member={member} />
          <NoteCard key={memberId} teamId={teamId} memberId={memberId} name={member.name} />
        </>
      )}
      <Anchor component={Link} to={`/teams/${teamId}`} data-print="no">
        {t('squad.member.back')}
      </Anchor>
    </Stack>
  );
}

function Told({ member }: { member: MemberTold }) {
  const { t } = useWords();
  const { toLookAt, training, sweat, sessions, weighIns, coverage } = member;
  return (
    <>
      {toLookAt.length > 0 && (
        <Card title={t('squad.look.title')}>
          <Reasons reasons={toLookAt} />
        </Card>
      )}
      <Card title={t('squad.member.training')}>
        <TrainingTold training={training} />
      </Card>
      <Card title={t('squad.member.sweat')} lead={t('squad.member.sweat.lead')}>
        <SweatTold sweat={sweat} />
      </Card>
      {sessions.length > 0 && (
        <Card title={t('squad.member.sessions')}>
          <SessionsTable sessions={sessions} />
        </Card>
      )}
      <Card title={t('squad.member.weighIns')} lead={t('squad.member.weighIns.lead')}>
        <WeighInsTold weighIns={weighIns} />
      </Card>
      <Card title={t('squad.member.coverage')} lead={t('squad.member.coverage.lead')}>
        <CoverageTold coverage={coverage} />
      </Card>
    </>
  );
}
