import { Inject, Injectable } from '@nestjs/common';
import { IsNull, LessThan, LessThanOrEqual, MoreThan, Or } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { asMoment } from '#src/database/portable';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Clock } from '#src/kernel/clock';

/** How the outbox stands with one topic. */
export interface TopicBacklog {
  topic: string;
  /** Due and not settled, in hand or not. */
  due: number;
  /** Seconds since the first of them fell due; 0 where none has. */
  oldestAgeS: number;
  /** What no try could settle, and waits for a person. */
  setAside: number;
}

/** Longer than a lease whose owner died, and than a start takes. */
const STUCK_AFTER_MS = 5 * 60_000;

/** How much there is to carry, as the outbox itself says: the same whichever engine carries, and in every process. */
@Injectable()
export class Backlog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of topics of which anything is due or set aside. */
  async byTopic(): Promise<TopicBacklog[]> {
    const [due, aside] = await Promise.all([this.due(), this.setAside()]);
    return [...new Set([...due.keys(), ...aside.keys()])].map((topic) => ({
      topic,
      ...(due.get(topic) ?? { due: 0, oldestAgeS: 0 }),
      setAside: aside.get(topic) ?? 0,
    }));
  }

  /** Facts have long been due, nobody has one in hand, and none was settled for as long: nobody carries. */
  async isStuck(): Promise<boolean> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - STUCK_AFTER_MS);
    const facts = this.database.read(OutboxRow);
    const waiting = {
      settledAt: IsNull(),
      dueAt: LessThan(before),
      leasedUntil: Or(IsNull(), LessThan(now)),
    };
    if (!(await facts.existsBy(waiting))) return false;
    if (await facts.existsBy({ settledAt: MoreThan(before) })) return false;
    return !(await facts.existsBy({ settledAt: IsNull(), leasedUntil: MoreThan(now) }));
  }

  private async due(): Promise<Map<string, Pick<TopicBacklog, 'due' | 'oldestAgeS'>>> {
    const now = this.clock.now();
    const rows = await this.database
      .read(OutboxRow)
      .createQueryBuilder('fact')
      .select('fact.topic', 'topic')
      .addSelect('COUNT(*)', 'due')
      .addSelect('MIN(fact.dueAt)', 'oldest')
      .where({ settledAt: IsNull(), dueAt: LessThanOrEqual(now) })
      .groupBy('fact.topic')
      .getRawMany<{ topic: string; due: string | number; oldest: Date | string }>();
    return new Map(
      rows.map(({ topic, due, oldest }) => {
        const ageMs = now.getTime() - asMoment(oldest).getTime();
        return [topic, { due: Number(due), oldestAgeS: Math.max(0, ageMs / 1_000) }];
      }),
    );
  }

  private async setAside(): Promise<Map<string, number>> {
    const rows = await this.database
      .read(OutboxRow)
      .createQueryBuilder('fact')
      .select('fact.topic', 'topic')
      .addSelect('COUNT(*)', 'count')
      // Not as a parameter: neither database would know that the index of those set aside answers this.
      .where("fact.outcome = 'set-aside'")
      .groupBy('fact.topic')
      .getRawMany<{ topic: string; count: string | number }>();
    return new Map(rows.map(({ topic, count }) => [topic, Number(count)]));
  }
}
