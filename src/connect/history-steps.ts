import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Answer, ENOUGH_MISSES, Envoy } from '#src/connect/envoy';
import type { Arrival, Span } from '#src/connect/arrival.port';
import { type HistoryCursor, historyOf, inLine, nextStep } from '#src/connect/history';
import { LinkActivities } from '#src/connect/link-activities';
import type { BackfillState, Link } from '#src/connect/link.entity';
import type { Tx } from '#src/database/transaction';
import { kindOf, reasonOf } from '#src/jobs/retry';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { SessionShelf } from '#src/sessions/session-shelf';

/** A backfill between two steps. */
export interface Stand extends Omit<BackfillState, 'cursor' | 'until'> {
  cursor: HistoryCursor;
}

/** Where a step leads, and what it found on the way. */
export interface Step {
  stand: Stand;
  /** Writes down what was found, in the transaction that ends the step. */
  take?: (tx: Tx) => Promise<void>;
  /** The next step is not worth taking before. */
  notBefore?: Date;
}

/** Days that are fetched whole; further back the list's own words do where they are enough. */
const WHOLE_DAYS = 28;
/** When to look whether what was asked for has been pushed, seconds after the last look. */
const LOOK_AFTER_S = [10, 60, 600, 3600];

/** The single steps in which a link's history is fetched, one request or one activity at a time. */
@Injectable()
export class HistorySteps {
  private readonly log = new Logger('Links');

  constructor(
    @Inject(Envoy) private readonly envoy: Envoy,
    @Inject(LinkActivities) private readonly activities: LinkActivities,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What there is to ask for; null: the brand has no history to give. */
  historyOf(link: Link, whole = false): Span | null {
    const { capabilities } = this.envoy.connectorOf(link);
    if (capabilities.backfill === 'none') return null;
    // Where an earlier attempt broke off, all of it is asked for again: what is here is not fetched twice.
    const lastSyncAt = !whole && link.backfill?.state === 'done' ? link.lastSyncAt : null;
    return historyOf(capabilities, { lastSyncAt, now: this.clock.now() });
  }

  /** The brand may tell more of each activity than it did: none of them is known any more as it now stands there. */
  doubt(tx: Tx, link: Link): Promise<void> {
    return this.activities.doubt(tx, link.id);
  }

  next(link: Link, stand: Stand): Promise<Step> {
    const { backfill } = this.envoy.connectorOf(link).capabilities;
    const { span } = stand.cursor;
    if (backfill === 'request') return span ? this.request(link, stand, span) : this.look(link, stand);
    return span ? this.list(link, stand, span) : this.fetch(link, stand);
  }

  /** One page of the brand's list. All are listed first, so that the athlete sees how many there are. */
  private async list(link: Link, stand: Stand, span: Span): Promise<Step> {
    const { cursor } = stand;
    const askedAt = this.clock.now();
    const listing = await this.envoy.ask(link, 'background', (its, errand) =>
      its.list(span, cursor.page, errand),
    );
    if (!listing) return failed(stand);
    const { items, next } = listing.told;
    const whole = new Date(askedAt.getTime() - WHOLE_DAYS * DAY_MS);
    const told = items.flatMap((item) =>
      item.told && item.startedAt < whole ? [{ ...item.told, version: item.version }] : [],
    );
    const ready = await this.envoy.ready(link, await this.bettering(link, told));
    const pending = inLine(
      cursor.pending,
      items.filter((item) => !item.told || item.startedAt >= whole),
    );
    const done = stand.done + told.length;
    const isListed = next === null;
    return {
      stand: {
        state: isListed && pending.length === 0 ? 'done' : 'running',
        done,
        total: isListed ? done + pending.length : null,
        cursor: { ...cursor, span: isListed ? null : span, page: next, pending },
      },
      take: (tx) => this.envoy.enter(tx, link, ready, askedAt),
    };
  }

  /** Without those that have once been told in full: a list's few words must not take the place of that. */
  private async bettering({ athleteId, brand }: Link, told: Arrival[]): Promise<Arrival[]> {
    const ids = told.map(({ externalId }) => externalId);
    const whole = await this.sessions.toldWhole(athleteId, brand, ids);
    return told.filter(({ externalId }) => !whole.has(externalId));
  }

  /** The newest of what is listed and not here yet. */
  private async fetch(link: Link, stand: Stand): Promise<Step> {
    const pending = [...stand.cursor.pending];
    let answer: Answer | null = null;
    while (pending.length > 0 && !answer) {
      const { externalId, version } = pending.shift()!;
      if (await this.activities.isAt(link.id, externalId, version)) continue;
      const asked = { urgency: 'background', externalId, version, misses: ENOUGH_MISSES } as const;
      try {
        answer = await this.envoy.inquire(link, asked, (its, errand) => its.fetch(externalId, errand));
        if (!answer) return failed(stand);
      } catch (error) {
        if (kindOf(error) === 'transient' || kindOf(error) === 'too-many') throw error;
        // One that cannot be had must not keep the others from coming.
        this.log.warn(`An earlier activity cannot be had (${reasonOf(error)}).`);
        break;
      }
    }
    const done = stand.done + stand.cursor.pending.length - pending.length;
    const state = pending.length === 0 ? 'done' : 'running';
    const found = answer;
    return {
      stand: { ...stand, state, done, cursor: { ...stand.cursor, pending } },
      ...(found && { take: (tx) => this.envoy.take(tx, link, found) }),
    };
  }

  /** Asks for the newest days to be pushed. A brand that refuses older ones has told where its history ends. */
  private async request(link: Link, stand: Stand, span: Span): Promise<Step> {
    const { cursor } = stand;
    const { now, rest } = nextStep(span, this.envoy.connectorOf(link).historyStepDays);
    const asked = await this.envoy.ask(link, 'background', async (its, errand) => {
      await its.requestHistory(now, errand);
    });
    const isFirst = cursor.step === 0;
    if (!asked && isFirst) return failed(stand);
    return { stand: { ...stand, state: 'running', cursor: { ...cursor, span: asked ? rest : null } } };
  }

  /** What was asked for comes by webhook; how much has come so far is counted for the athlete. */
  private async look(link: Link, stand: Stand): Promise<Step> {
    const { cursor } = stand;
    const wait = LOOK_AFTER_S[cursor.looks];
    const done = await this.activities.count(link.id);
    return {
      stand: {
        ...stand,
        state: wait === undefined ? 'done' : 'running',
        done,
        cursor: { ...cursor, looks: cursor.looks + 1 },
      },
      ...(wait !== undefined && { notBefore: new Date(this.clock.now().getTime() + wait * 1000) }),
    };
  }
}

function failed(stand: Stand): Step {
  return { stand: { ...stand, state: 'failed' } };
}
