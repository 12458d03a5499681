import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#web/api.ts';
import { ProblemNote } from '#web/app/problem-note.tsx';
import { Backfill } from '#web/links/backfill.tsx';
import { ConnectButton } from '#web/links/connect-button.tsx';
import { DiarySwitch } from '#web/links/diary-switch.tsx';
import { Disconnect } from '#web/links/disconnect.tsx';
import { KeyForm } from '#web/links/key-form.tsx';
import { LinkFacts } from '#web/links/link-facts.tsx';
import { linksQuery } from '#web/links/link-queries.ts';
import { type Link, type Offer, ON_WISH } from '#web/links/link-shapes.ts';
import { TermsText } from '#web/links/not-linked.tsx';
import { useWords } from '#web/words/words.tsx';

interface Props {
  offer: Offer;
  link: Link;
}

/** How a link is doing, in the order in which it matters: what is wrong, what is under way, what may be read. */
export function Linked({ offer, link }: Props) {
  const { t, tOr, numbers } = useWords();
  const { brand, title } = offer;
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: linksQuery.queryKey });
  const sync = useMutation({ mutationFn: () => api.syncLink(brand), onSuccess: refresh });
  const isActive = link.state === 'active';
  const mayAskMore = isActive && offer.authorisation === 'oauth2';
  const unwished = ON_WISH.filter(
    (ability) => ![...link.abilities, ...link.missing].includes(ability) && offer.gives.includes(ability),
  );

  // What may not be read is named below, with the way to allow it; trying again would not help.
  const isForbidden = link.backfill?.state === 'failed' && link.missing.includes('history');

  return (
    <Stack gap="md">
      {!isActive && (
        <Alert color="ember" variant="light" role="alert">
          {link.erasedOn === null
            ? t(`links.${link.state}.why`, { title })
            : t('links.reconnect.until', { title, day: numbers.day(link.erasedOn) })}
        </Alert>
      )}
      {isActive && link.lastError && (
        <Alert color="ember" variant="light" role="status">
          {tOr([`problem.${link.lastError.code}`], link.lastError.detail, { title })}
        </Alert>
      )}
      {link.backfill && !isForbidden && <Backfill title={title} backfill={link.backfill} />}
      <LinkFacts link={link} />
      {link.writesBack !== null && <DiarySwitch brand={brand} writesBack={link.writesBack} />}
      <TermsText offer={offer} />
      {sync.isSuccess && (
        <Text size="sm" role="status">
          {t('links.sync.asked')}
        </Text>
      )}
      <ProblemNote error={sync.error} />
      {!isActive && offer.authorisation === 'api-key' && <KeyForm offer={offer} />}
      <Group gap="sm">
        {!isActive && offer.authorisation === 'oauth2' && (
          <ConnectButton offer={offer} wishes={[]} words={t('links.reconnect')} />
        )}
        {isActive && (
          <Button variant="default" loading={sync.isPending} onClick={() => sync.mutate()}>
            {t('links.sync')}
          </Button>
        )}
        {mayAskMore && link.missing.length > 0 && (
          <ConnectButton offer={offer} wishes={link.missing} words={t('links.allowMore')} quiet />
        )}
        {mayAskMore &&
          unwished.map((ability) => (
            <ConnectButton
              key={ability}
              offer={offer}
              wishes={[...link.missing, ability]}
              words={t(`links.allowMore.${ability}`)}
              quiet
            />
          ))}
        <Disconnect offer={offer} />
      </Group>
    </Stack>
  );
}
