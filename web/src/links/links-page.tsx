import { Alert, Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { LinkCard } from '#web/links/link-card.tsx';
import { linksQuery } from '#web/links/link-queries.ts';
import type { Offer, Outcome } from '#web/links/link-shapes.ts';
import { WeatherCard } from '#web/links/weather-card.tsx';
import { ConsentQuestion } from '#web/privacy/consent-question.tsx';
import { useWords } from '#web/words/words.tsx';

/** Where an athlete lets other services in, sees what they do, and shuts them out again. */
export function LinksPage() {
  const { t } = useWords();
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('links.title')}</Title>
        <Text c="dimmed" mt={4} maw={600}>
          {t('links.lead')}
        </Text>
        <Anchor component={Link} to="/archives" size="sm" mt={8} display="inline-block">
          {t('archives.link')}
        </Anchor>
      </div>
      <ConsentQuestion />
      <Suspense fallback={<LinksSkeleton />}>
        <Offers />
        <WeatherCard />
      </Suspense>
    </Stack>
  );
}

function Offers() {
  const { t } = useWords();
  const { brand, outcome } = useSearch({ from: '/signed-in/links' });
  const { data: offers } = useSuspenseQuery(linksQuery);
  const shown = offers.filter(({ configured, link }) => configured || link !== null);
  const missing = offers.filter((offer) => !shown.includes(offer)).map(({ title }) => title);
  const came = offers.find((offer) => offer.brand === brand);
  return (
    <>
      {came && outcome && <OutcomeNote offer={came} outcome={outcome} />}
      {shown.map((offer) => (
        <LinkCard key={offer.brand} offer={offer} />
      ))}
      {missing.length > 0 && (
        <Text size="sm" c="dimmed">
          {shown.length === 0 ? t('links.none') : t('links.notSetUp', { titles: missing.join(', ') })}
        </Text>
      )}
    </>
  );
}

function OutcomeNote({ offer, outcome }: { offer: Offer; outcome: Outcome }) {
  const { t } = useWords();
  const fine = outcome === 'connected';
  // The address still tells it when the connection has ended meanwhile.
  if ((fine || outcome === 'less') && offer.link === null) return null;
  const kind = fine && !offer.gives.includes('activities') ? 'connected.weight' : outcome;
  return (
    <Alert color={fine ? 'tide' : 'ember'} variant="light" role="status">
      {t(`links.outcome.${kind}`, { title: offer.title })}
    </Alert>
  );
}

function LinksSkeleton() {
  return (
    <Stack gap="lg" aria-hidden="true">
      <Skeleton h={220} radius="lg" />
      <Skeleton h={220} radius="lg" />
      <Skeleton h={160} radius="lg" />
    </Stack>
  );
}
