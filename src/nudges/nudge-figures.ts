import { Inject, Injectable } from '@nestjs/common';
import { type Kind, KINDS } from '#src/advice/kinds';
import { type DeliveryFigure, DeliveryFigures } from '#src/channels/delivery-figures';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { mayBeCaution } from '#src/nudges/cautions';
import { Nudge } from '#src/nudges/nudge.entity';
import { mayBeShared } from '#src/nudges/purposes';

/** How many notes of a kind were made in some days, and what became of them. Of nobody in particular. */
export interface KindFigures {
  kind: Kind;
  waiting: number;
  said: number;
  /** Those that left for a device or an address. */
  pushed: number;
  seen: number;
  done: number;
  silent: { because: string; count: number }[];
  /** How far they came on their ways; null: none set out. */
  deliveries: Omit<DeliveryFigure, 'kind'> | null;
}

/** Of fewer people whoever runs a small Svett would know who it was. */
const FEWEST = 5;
/** Reasons of so few, together. */
const FEW = 'few';

interface Counted {
  kind: Kind;
  state: Nudge['state'];
  because: string | null;
  count: number | string;
  people: number | string;
  pushed: number | string;
  seen: number | string;
  done: number | string;
}

/** What whoever runs this Svett sees of what is said: counts by kind. */
@Injectable()
export class NudgeFigures {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DeliveryFigures) private readonly deliveries: DeliveryFigures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Kinds of which there were any, and those that tell of somebody's health only where they were of several people. */
  async of(days: number): Promise<KindFigures[]> {
    const since = new Date(this.clock.now().getTime() - days * DAY_MS);
    const rows = await this.database
      .read(Nudge)
      .createQueryBuilder('nudge')
      .where('nudge.created_at > :since', { since })
      .groupBy('nudge.kind')
      .addGroupBy('nudge.state')
      .addGroupBy('nudge.silent_because')
      .select('nudge.kind', 'kind')
      .addSelect('nudge.state', 'state')
      .addSelect('nudge.silent_because', 'because')
      .addSelect('COUNT(*)', 'count')
      .addSelect('COUNT(DISTINCT nudge.athlete_id)', 'people')
      .addSelect('COUNT(nudge.pushed_at)', 'pushed')
      .addSelect('COUNT(nudge.seen_at)', 'seen')
      .addSelect('COUNT(nudge.acted_at)', 'done')
      .getRawMany<Counted>();
    const deliveries = await this.deliveries.since(since);
    const told = await this.told(since);
    return KINDS.filter((kind) => told.has(kind) || !tellsOfHealth(kind))
      .map((kind) => ({
        ...figuresOf(kind, rows),
        deliveries: deliveries.find((one) => one.kind === kind) ?? null,
      }))
      .filter(
        ({ waiting, said, silent, deliveries: sent }) => waiting + said + silent.length > 0 || sent !== null,
      );
  }

  /** Kinds that were of enough people. */
  private async told(since: Date): Promise<Set<Kind>> {
    const rows = await this.database
      .read(Nudge)
      .createQueryBuilder('nudge')
      .where('nudge.created_at > :since', { since })
      .groupBy('nudge.kind')
      .having('COUNT(DISTINCT nudge.athlete_id) >= :fewest', { fewest: FEWEST })
      .select('nudge.kind', 'kind')
      .getRawMany<{ kind: Kind }>();
    return new Set(rows.map(({ kind }) => kind));
  }
}

/** What stands under a yes of its own, and what is about safety. */
function tellsOfHealth(kind: Kind): boolean {
  return !mayBeShared(kind) || mayBeCaution(kind);
}

function figuresOf(kind: Kind, rows: readonly Counted[]): Omit<KindFigures, 'deliveries'> {
  const own = rows.filter((row) => row.kind === kind);
  const sum = (state: Nudge['state'], what: 'count' | 'pushed' | 'seen' | 'done') =>
    own.filter((row) => row.state === state).reduce((total, row) => total + Number(row[what]), 0);
  const silent = reasonsOf(own.filter(({ state }) => state === 'silent'));
  return {
    kind,
    waiting: sum('waiting', 'count'),
    said: sum('spoken', 'count'),
    pushed: sum('spoken', 'pushed'),
    seen: sum('spoken', 'seen'),
    done: sum('spoken', 'done'),
    silent,
  };
}

/** The most frequent first. That somebody rests, or is ill, is a reason as well. */
function reasonsOf(rows: readonly Counted[]): KindFigures['silent'] {
  const counts = new Map<string, number>();
  for (const { because, count, people } of rows) {
    const reason = Number(people) < FEWEST ? FEW : (because ?? '');
    counts.set(reason, (counts.get(reason) ?? 0) + Number(count));
  }
  return [...counts]
    .map(([because, count]) => ({ because, count }))
    .toSorted((one, other) => other.count - one.count);
}
