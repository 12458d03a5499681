import { Stack, Text, Title } from '@mantine/core';
import { PurposeQuestion } from '#web/privacy/purpose-question.tsx';
import { ShareRow } from '#web/teams/share-row.tsx';
import type { Member } from '#web/teams/team-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  member: Pick<Member, 'shares'>;
}

/** What this team's coaches may see. Before all of it stand the two words it rests on. */
export function SharingPart({ teamId, member: { shares } }: Props) {
  const { t } = useWords();
  return (
    <Stack gap="md" component="section" aria-label={t('teams-page.share.title')}>
      <div>
        <Title order={3}>{t('teams-page.share.title')}</Title>
        <Text size="sm" c="dimmed" mt={4}>
          {t('teams-page.share.lead')}
        </Text>
      </div>
      <PurposeQuestion purpose="health-data" allow={t('privacy.ask.yes')}>
        <PurposeQuestion purpose="sharing" allow={t('privacy.ask.yes')}>
          {shares.map((share) => (
            <ShareRow key={share.group} teamId={teamId} share={share} />
          ))}
        </PurposeQuestion>
      </PurposeQuestion>
    </Stack>
  );
}
