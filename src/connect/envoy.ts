import { Inject, Injectable } from '@nestjs/common';
import type { Arrival, Outcome, Span, Weighing } from '#src/connect/arrival.port';
import { Arrivals, type Question, type ReadyOutcome } from '#src/connect/arrivals';
import { Brands } from '#src/connect/brands';
import { GrantLost, NotThere, ScopeMissing } from '#src/connect/connect.problems';
import { ActivityWanted } from '#src/connect/connect.topics';
import type { Connector } from '#src/connect/connector.port';
import type { Urgency } from '#src/connect/budget-window';
import { Errands } from '#src/connect/errands';
import { NoSuchLink } from '#src/connect/flow.problems';
import type { Errand } from '#src/connect/grant.port';
import { keyAbout } from '#src/connect/link-keys';
import type { Link } from '#src/connect/link.entity';
import type { Tx } from '#src/database/transaction';
import type { Finish } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS } from '#src/kernel/clock';

export type Work<T> = (connector: Connector, errand: Errand) => Promise<T>;

/** One question to a brand about one thing, and what to make of a no. */
export interface Asked {
  urgency: Urgency;
  externalId: string | null;
  version: string | null;
  /** How often the brand has already said that there is no such activity. */
  misses: number;
  /** When the brand told it all by itself: what is asked of it later is about that moment. Left out: it is asked now. */
  toldAt?: Date;
}

/** What came of it, read and ready to be written down. */
export interface Answer {
  asked: Asked;
  askedAt: Date;
  outcome: ReadyOutcome;
}

/**
 * Brands tell of an activity before they can show it: no such thing is believed the fourth time. Minutes to wait before
 * each next question.
 */
const ASK_AGAIN_AFTER_MIN = [1, 5, 20];
/** Nobody waits for it to appear: a no is a no. */
export const ENOUGH_MISSES = ASK_AGAIN_AFTER_MIN.length;

/** Goes to the brands in athletes' names, and brings back what they tell. */
@Injectable()
export class Envoy {
  constructor(
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Errands) private readonly errands: Errands,
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  connectorOf({ brand }: Pick<Link, 'brand'>): Connector {
    return this.brands.of(brand);
  }

  /** null: the brand does not let us ask, and only the athlete can change that. */
  async ask<T>(link: Link, urgency: Urgency, work: Work<T>): Promise<{ told: T } | null> {
    const connector = this.connectorOf(link);
    try {
      return { told: await this.errands.run(link.id, urgency, (errand) => work(connector, errand)) };
    } catch (error) {
      const isOver = [GrantLost, ScopeMissing, NoSuchLink].some((over) => error instanceof over);
      if (isOver) return null;
      throw error;
    }
  }

  /** Asks, and reads the answer. null: the brand does not let us ask. */
  async inquire(link: Link, asked: Asked, work: Work<Outcome>): Promise<Answer | null> {
    const askedAt = asked.toldAt ?? this.clock.now();
    const answer = await this.ask(link, asked.urgency, (connector, errand) =>
      work(connector, errand).catch((error: unknown) =>
        this.missing(error, link, { connector, errand, question: { ...asked, askedAt } }),
      ),
    );
    if (!answer) return null;
    return { asked, askedAt, outcome: await this.arrivals.ready(answer.told, this.connectorOf(link)) };
  }

  /** Takes an answer in; or asks again later, where a brand that says no may only be slow. */
  async take(tx: Tx, link: Link, { asked, askedAt, outcome }: Answer): Promise<void> {
    const mayYetAppear = outcome.kind === 'gone' && asked.misses < ENOUGH_MISSES;
    if (mayYetAppear && !(await this.arrivals.holds(tx, link.id, outcome.externalId)))
      return this.askAgain(tx, link, { ...asked, externalId: outcome.externalId }, askedAt);
    const question = { ...asked, askedAt };
    await this.arrivals.enter(tx, link.id, this.connectorOf(link), { outcome, question });
  }

  /** Asks, and takes the answer in as the fact that made us ask is ticked off. false: the brand does not let us ask. */
  async settle(link: Link, asked: Asked, work: Work<Outcome>, finish: Finish): Promise<boolean> {
    const answer = await this.inquire(link, asked, work);
    if (answer) await finish((tx) => this.take(tx, link, answer));
    return answer !== null;
  }

  /** Takes in what needed no asking. */
  async enter(tx: Tx, link: Link, outcome: ReadyOutcome, askedAt: Date): Promise<void> {
    const question = { externalId: null, version: null, askedAt };
    await this.arrivals.enter(tx, link.id, this.connectorOf(link), { outcome, question });
  }

  /** What a brand told without being asked about it, read. */
  ready(link: Link, told: Arrival[]): Promise<ReadyOutcome> {
    return this.arrivals.ready({ kind: 'arrived', arrivals: told }, this.connectorOf(link));
  }

  /** Body masses, on the days they were measured. */
  async weigh(tx: Tx, link: Link, weights: Weighing[]): Promise<void> {
    await this.arrivals.weigh(tx, link, this.connectorOf(link), weights);
  }

  private async askAgain(
    tx: Tx,
    { id: linkId }: Link,
    { externalId, version, urgency, misses }: Asked & { externalId: string },
    askedAt: Date,
  ): Promise<void> {
    const dueAt = new Date(askedAt.getTime() + ASK_AGAIN_AFTER_MIN[misses]! * 60_000);
    const key = keyAbout(linkId, externalId, askedAt.toISOString(), misses + 1);
    const wanted = { linkId, externalId, version, urgency, misses: misses + 1 };
    await this.outbox.put(tx, ActivityWanted, wanted, { key, dueAt });
  }

  /** Where one can ask for an activity, it is not there. Where one cannot, an address has died: have it pushed anew. */
  private async missing(
    error: unknown,
    link: Link,
    { connector, errand, question }: { connector: Connector; errand: Errand; question: Question },
  ): Promise<Outcome> {
    if (!(error instanceof NotThere)) throw error;
    const { capabilities } = connector;
    const { externalId, askedAt } = question;
    if (capabilities.fetch && externalId !== null) return { kind: 'gone', externalId };
    const span = await this.spanAround(link, { externalId, askedAt });
    const isWithinReach =
      this.clock.now().getTime() - span.from.getTime() < capabilities.backfillDays * DAY_MS;
    if (capabilities.backfill === 'request' && isWithinReach) await connector.requestHistory(span, errand);
    return { kind: 'nothing' };
  }

  /**
   * When it happened: the same words for the same activity, which a brand answers once, and nothing of the others that
   * day, or many addresses that died together would each bring all of them anew. The day before we were told of it,
   * where no other piece of it has come.
   */
  private async spanAround(
    { id }: Link,
    { externalId, askedAt }: Pick<Question, 'externalId' | 'askedAt'>,
  ): Promise<Span> {
    const startedAt = externalId === null ? null : await this.arrivals.startOf(id, externalId);
    if (startedAt) return { from: startedAt, to: new Date(startedAt.getTime() + 60_000) };
    return { from: new Date(askedAt.getTime() - DAY_MS), to: askedAt };
  }
}
