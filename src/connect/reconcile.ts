import { Inject, Injectable } from '@nestjs/common';
import type { Listed, Span, Weighing } from '#src/connect/arrival.port';
import { compare, type Difference } from '#src/connect/comparison';
import { ActivityWanted, LinkDue, PlansDue } from '#src/connect/connect.topics';
import type { Connector } from '#src/connect/connector.port';
import { ENOUGH_MISSES, Envoy } from '#src/connect/envoy';
import type { Errand } from '#src/connect/grant.port';
import { keyAbout } from '#src/connect/link-keys';
import { LinkActivities } from '#src/connect/link-activities';
import type { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

/** How far back lost notices are looked for. */
const COMPARED_DAYS = 7;
/** What is held is remembered a little longer than it is compared. */
const REMEMBERED_DAYS = 9;
/** The first time, weights are asked for this far back: a body mass from last winter is better than none. */
const FIRST_WEIGHTS_DAYS = 365;

interface Found {
  listed: Listed[] | null;
  weights: Weighing[];
}

/** Compares links with their brands, and sees to what the notices missed. */
@Injectable()
export class Reconcile {
  constructor(
    @Inject(Links) private readonly links: Links,
    @Inject(LinkActivities) private readonly activities: LinkActivities,
    @Inject(Envoy) private readonly envoy: Envoy,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(LinkDue)
  async onDue({ linkId }: Said<typeof LinkDue>, finish: Finish): Promise<void> {
    const link = await this.links.find(linkId);
    if (link?.state !== 'active' || !(await this.links.mayBring(link))) return;
    const now = this.clock.now();
    const span = { from: new Date(now.getTime() - COMPARED_DAYS * DAY_MS), to: now };
    const answer = await this.envoy.ask(link, 'background', (its, errand) =>
      this.look(link, its, errand, span),
    );
    if (!answer) return;
    const { listed, weights } = answer.told;
    const held = listed ? await this.activities.all(linkId) : [];
    await finish(async (tx) => {
      if (listed) await this.want(tx, linkId, compare(held, listed, span), now);
      await this.envoy.weigh(tx, link, weights);
      await this.activities.forgetBefore(tx, linkId, new Date(now.getTime() - REMEMBERED_DAYS * DAY_MS));
      if (this.envoy.connectorOf(link).capabilities.plans)
        await this.outbox.put(tx, PlansDue, { linkId }, { key: keyAbout(linkId, 'plans', newId()) });
      await this.links.synced(tx, linkId, await this.nextLook(tx, link, now));
    });
  }

  private async look(link: Link, connector: Connector, errand: Errand, span: Span): Promise<Found> {
    const { capabilities } = connector;
    const weighedSince = link.lastSyncAt
      ? link.lastSyncAt.getTime() - COMPARED_DAYS * DAY_MS
      : span.to.getTime() - FIRST_WEIGHTS_DAYS * DAY_MS;
    return {
      listed: capabilities.list && !isFetchingHistory(link) ? await listAll(connector, errand, span) : null,
      weights: capabilities.weight ? await connector.weights(new Date(weighedSince), errand) : [],
    };
  }

  /** A brand that tells nothing by itself is looked at more often than once a day, each look putting the next. */
  private async nextLook(tx: Tx, link: Link, now: Date): Promise<Date> {
    const { lookEveryMin } = this.envoy.connectorOf(link).capabilities;
    if (lookEveryMin === undefined) return new Date(now.getTime() + DAY_MS);
    const everyMs = lookEveryMin * 60_000;
    const slot = Math.floor(now.getTime() / everyMs) + 1;
    const dueAt = new Date(slot * everyMs);
    await this.outbox.put(tx, LinkDue, { linkId: link.id }, { key: keyAbout(link.id, 'look', slot), dueAt });
    return dueAt;
  }

  /** A difference is asked about once a version; what is not here at all, and what seems gone, once a day. */
  private async want(tx: Tx, linkId: string, { wanted, missing }: Difference, now: Date): Promise<void> {
    const day = now.toISOString().slice(0, 10);
    const asked = { linkId, urgency: 'background' } as const;
    const came = wanted.map(({ externalId, version, held }) => ({
      payload: { ...asked, externalId, version, misses: 0 },
      key: keyAbout(linkId, externalId, version, held ?? day),
    }));
    const went = missing.map((externalId) => ({
      payload: { ...asked, externalId, version: null, misses: ENOUGH_MISSES },
      key: keyAbout(linkId, externalId, 'gone', now.toISOString()),
    }));
    await this.outbox.putAll(tx, ActivityWanted, [...came, ...went]);
  }
}

/** Its last days are among what is being fetched anyway. */
function isFetchingHistory({ backfill }: Link): boolean {
  return backfill?.state === 'running' || backfill?.state === 'waiting';
}

async function listAll(connector: Connector, errand: Errand, span: Span): Promise<Listed[]> {
  const items: Listed[] = [];
  let page: string | null = null;
  do {
    const listing: { items: Listed[]; next: string | null } = await connector.list(span, page, errand);
    items.push(...listing.items);
    page = listing.next;
  } while (page !== null);
  return items;
}
