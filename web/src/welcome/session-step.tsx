import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { massesQuery, sessionsQuery } from '#web/app/queries.ts';
import { LinkCard } from '#web/links/link-card.tsx';
import { linksQuery } from '#web/links/link-queries.ts';
import { LookAround } from '#web/demo/look-around.tsx';
import type { Offer } from '#web/links/link-shapes.ts';
import { NotLinked } from '#web/links/not-linked.tsx';
import { Fold } from '#web/look/fold.tsx';
import { PurposeQuestion } from '#web/privacy/purpose-question.tsx';
import { DropZone } from '#web/sessions/drop-zone.tsx';
import { UploadList } from '#web/sessions/upload-list.tsx';
import { useUploads } from '#web/sessions/use-uploads.ts';
import { WhereFilesAre } from '#web/sessions/where-files-are.tsx';
import { FirstEstimate } from '#web/welcome/first-estimate.tsx';
import { endSteps } from '#web/welcome/first-steps.ts';
import { MassAsked } from '#web/welcome/mass-asked.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  /** Whether Svett may take a session in at all. */
  mayKeep: boolean;
  onBack: () => void;
  /** Out of the steps, for good. */
  onEnd: () => void;
}

/** A file dropped, or a service connected: the first session, and what it cost. */
export function SessionStep({ mayKeep, onBack, onEnd }: Props) {
  const { t } = useWords();
  const { add, ...uploads } = useUploads();
  const { data } = useInfiniteQuery(sessionsQuery);
  const { data: offers = [] } = useQuery(linksQuery);
  const { data: masses } = useQuery(massesQuery);
  const dropped = uploads.uploads.findLast(({ sessionId }) => sessionId !== null)?.sessionId ?? null;
  const sessionId = dropped ?? data?.pages[0]?.items[0]?.id ?? null;
  return (
    <Stack gap="lg">
      {mayKeep ? (
        <>
          {sessionId === null && masses?.length === 0 && <MassAsked />}
          {sessionId !== null && (
            <>
              <FirstEstimate key={sessionId} sessionId={sessionId} />
              <Button component={Link} to={`/sessions/${sessionId}`} size="md" onClick={endSteps}>
                {t('welcome.session.whole')}
              </Button>
            </>
          )}
          <DropZone onFiles={add} inviting={sessionId === null} />
          <UploadList {...uploads} />
          {sessionId === null && <WhereFilesAre />}
          <Services offers={offers} />
        </>
      ) : (
        <Paper className="surface" p={{ base: 'md', sm: 'lg' }}>
          <PurposeQuestion purpose="health-data" allow={t('privacy.ask.yes')} />
        </Paper>
      )}
      {sessionId === null && <LookAround />}
      <Group justify="space-between" gap="sm">
        <Button variant="default" size="md" onClick={onBack}>
          {t('welcome.back')}
        </Button>
        <Button variant="subtle" size="md" px="xs" onClick={onEnd}>
          {t(sessionId === null ? 'welcome.later' : 'welcome.session.today')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Those the operator has set up, each folded away: a list of names is quicker to read than a list of terms. */
function Services({ offers }: { offers: Offer[] }) {
  const { t } = useWords();
  const usable = offers.filter(({ configured, link }) => configured || link !== null);
  if (usable.length === 0) return null;
  return (
    <Stack gap="md">
      {usable.flatMap((offer) => (offer.link ? [<LinkCard key={offer.brand} offer={offer} />] : []))}
      {usable.some(({ link }) => link === null) && (
        <Paper className="surface" p={{ base: 'md', sm: 'lg' }}>
          <Text fw={600}>{t('welcome.session.services')}</Text>
          {usable
            .filter(({ link }) => link === null)
            .map((offer) => (
              <Fold key={offer.brand} title={offer.title}>
                <Stack pt="sm">
                  <NotLinked offer={offer} />
                </Stack>
              </Fold>
            ))}
        </Paper>
      )}
    </Stack>
  );
}
