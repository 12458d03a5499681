import { Inject, Injectable } from '@nestjs/common';
import type { Kind } from '#src/advice/kinds';
import { Delivery } from '#src/channels/delivery.entity';
import { Database } from '#src/database/database';

/** How many deliveries of a kind came how far: whatever was opened was sent, and whatever was sent was queued. */
export interface DeliveryFigure {
  kind: Kind;
  queued: number;
  sent: number;
  opened: number;
  acted: number;
  failed: number;
  gone: number;
}

const STEPS = ['queued', 'sent', 'opened', 'acted', 'failed', 'gone'] as const;

/** What came of all messages, as numbers: whose they were is nobody's business. */
@Injectable()
export class DeliveryFigures {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Of what was queued from then on, by kind. */
  async since(moment: Date): Promise<DeliveryFigure[]> {
    const query = this.database
      .read(Delivery)
      .createQueryBuilder('one')
      .select('one.kind', 'kind')
      .where('one.queued_at >= :moment', { moment })
      .groupBy('one.kind')
      .orderBy('one.kind', 'ASC');
    for (const step of STEPS) query.addSelect(`COUNT(one.${step}_at)`, step);
    const rows = await query.getRawMany<Record<string, string | number>>();
    return rows.map((row) => {
      const counts = Object.fromEntries(STEPS.map((step) => [step, Number(row[step])]));
      return { kind: row['kind'], ...counts } as DeliveryFigure;
    });
  }
}
