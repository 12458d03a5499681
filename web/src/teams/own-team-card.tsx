import { Divider, Text } from '@mantine/core';
import { Card } from '#web/look/card.tsx';
import { coachesTold } from '#web/teams/coaches-told.ts';
import { GuardianPart } from '#web/teams/guardian-part.tsx';
import { LeaveTeam } from '#web/teams/leave-team.tsx';
import { OwnName } from '#web/teams/own-name.tsx';
import { SharingPart } from '#web/teams/sharing-part.tsx';
import { TalkWord } from '#web/teams/talk-word.tsx';
import type { Member, Team } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  team: Team;
  member: Member;
}

/** A team somebody trains in: who coaches it, what they may see, and the way out. */
export function OwnTeamCard({ team, member }: Props) {
  const words = useWords();
  const { t, numbers } = words;
  const coaches = coachesTold(words, team.coaches);
  // What was shared with others before they came is seen by them as well.
  const later = team.coaches.filter(({ since }) => since > member.joinedAt);
  const tellsWords = member.shares.some(({ group, inForce }) => group === 'check-ins' && inForce);
  return (
    <Card title={team.name} lead={t('teams-page.team.lead', { coaches })}>
      {later.map(({ name, since }) => (
        <Text key={`${since} ${name}`} size="sm">
          {t('teams-page.team.coachSince', { name, day: numbers.day(since) })}
        </Text>
      ))}
      <OwnName teamId={team.id} name={member.name} />
      <GuardianPart teamId={team.id} guardian={member.guardian} />
      <SharingPart teamId={team.id} member={member} />
      {tellsWords && <TalkWord teamId={team.id} said={member.talk} />}
      <Divider />
      <LeaveTeam teamId={team.id} name={team.name} />
    </Card>
  );
}
