import { Inject, Injectable } from '@nestjs/common';
import { Erasure, type ErasureReason } from '#src/connect/erasure.entity';
import type { Link } from '#src/connect/link.entity';
import { RemnantsDue } from '#src/connect/connect.topics';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';
import type { SourceTerms } from '#src/sessions/source-terms.port';

/** Brands that ask for nothing shorter ask for this. */
const WITHIN_DAYS = 30;
/** UTC, after what the timetable throws away at night. */
const REWRITTEN_AT_H = 5;

export interface Erased {
  reason: ErasureReason;
  counts: Record<string, number>;
  /** Left out: in this very request. */
  askedAt?: Date | undefined;
}

/** The records of what was erased, for whoever has to show it. They grow, and never change. */
@Injectable()
export class Erasures {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** In the transaction that erases. */
  async record(
    tx: Tx,
    { athleteId, brand, vendorUserId }: Pick<Link, 'athleteId' | 'brand' | 'vendorUserId'>,
    { deletionWithinH }: SourceTerms,
    { reason, counts, askedAt }: Erased,
  ): Promise<void> {
    const doneAt = this.clock.now();
    const begin = askedAt ?? doneAt;
    const withinMs = deletionWithinH === null ? WITHIN_DAYS * DAY_MS : deletionWithinH * HOUR_MS;
    await tx.insert(Erasure, {
      id: newId(),
      athleteId,
      brand,
      vendorUserMark: this.keys.mark(`${brand}:${vendorUserId}`),
      reason,
      askedAt: begin,
      dueAt: new Date(begin.getTime() + withinMs),
      doneAt,
      counts,
    });
    const dueAt = nextNight(doneAt);
    await this.outbox.put(tx, RemnantsDue, {}, { key: dueAt.toISOString(), dueAt });
  }

  @Handles(RemnantsDue)
  async onRemnantsDue(): Promise<void> {
    await this.database.rewrite();
  }

  /** Newest first. */
  list(): Promise<Erasure[]> {
    return this.database.read(Erasure).find({ order: { askedAt: 'DESC', id: 'ASC' } });
  }
}

function nextNight(after: Date): Date {
  const night = new Date(after);
  night.setUTCHours(REWRITTEN_AT_H, 0, 0, 0);
  return night > after ? night : new Date(night.getTime() + DAY_MS);
}
