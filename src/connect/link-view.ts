import type { LinkOffer } from '#src/connect/connect.shapes';
import type { Connector } from '#src/connect/connector.port';
import { erasedOn } from '#src/connect/lapses';
import type { Link } from '#src/connect/link.entity';
import { missingOf } from '#src/connect/links';

/** A brand as an athlete sees it, with their link to it if there is one. */
export function offerOf(
  connector: Connector,
  link: Link | undefined,
  allowed: { mayWrite: boolean },
): LinkOffer {
  const { brand, title, isConfigured, capabilities, gives, terms } = connector;
  const { others, rawDays, derived, afterUnlinking } = terms;
  return {
    brand,
    title,
    configured: isConfigured,
    authorisation: capabilities.authorisation,
    gives: [...gives],
    terms: { others, rawDays, derived, afterUnlinking },
    link: link ? viewOf(connector, link, allowed) : null,
  };
}

function viewOf(
  connector: Connector,
  link: Link,
  { mayWrite }: { mayWrite: boolean },
): NonNullable<LinkOffer['link']> {
  const { state, connectedAt, lastSyncAt, nextSyncAt, lastError, backfill, choices, scopes } = link;
  return {
    state,
    connectedAt: connectedAt.toISOString(),
    lastSyncAt: lastSyncAt?.toISOString() ?? null,
    nextSyncAt: nextSyncAt?.toISOString() ?? null,
    erasedOn: erasedOn(connector.terms, link)?.toISOString() ?? null,
    lastError,
    abilities: connector.abilitiesOf(scopes),
    missing: missingOf(connector, link),
    backfill: backfill && {
      state: backfill.state,
      done: backfill.done,
      total: backfill.total,
      until: backfill.until,
    },
    writesBack: connector.capabilities.writesBack ? choices.writesBack && mayWrite : null,
  };
}
