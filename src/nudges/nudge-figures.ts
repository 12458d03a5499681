import { Inject, Injectable } from '@nestjs/common';
import { type Kind, KINDS } from '#src/advice/kinds';
import { type DeliveryFigure, DeliveryFigures } from '#src/channels/delivery-figures';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Nudge } from '#src/nudges/nudge.entity';

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

interface Counted {
  kind: Kind;
  state: Nudge['state'];
  because: string | null;
  count: number | string;
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

  /** Kinds of which there were any. */
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
      .addSelect('COUNT(nudge.pushed_at)', 'pushed')
      .addSelect('COUNT(nudge.seen_at)', 'seen')
      .addSelect('COUNT(nudge.acted_at)', 'done')
      .getRawMany<Counted>();
    const deliveries = await this.deliveries.since(since);
    return KINDS.map((kind) => ({
      ...figuresOf(kind, rows),
      deliveries: deliveries.find((one) => one.kind === kind) ?? null,
    })).filter(
      ({ waiting, said, silent, deliveries: sent }) => waiting + said + silent.length > 0 || sent !== null,
    );
  }
}

function figuresOf(kind: Kind, rows: readonly Counted[]): Omit<KindFigures, 'deliveries'> {
  const own = rows.filter((row) => row.kind === kind);
  const sum = (state: Nudge['state'], what: 'count' | 'pushed' | 'seen' | 'done') =>
    own.filter((row) => row.state === state).reduce((total, row) => total + Number(row[what]), 0);
  const silent = own
    .filter(({ state }) => state === 'silent')
    .map(({ because, count }) => ({ because: because ?? '', count: Number(count) }))
    .toSorted((one, other) => other.count - one.count);
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
