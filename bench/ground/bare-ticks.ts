import type { Settings } from '#src/config/settings';
import { DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { type BareRows, bareRows } from './bare-rows.js';
import { dialect } from './dialect.js';

const AT_ONCE = 4;

/** The writing that a tick comes to, in bare statements and in as many transactions; nothing is asked but what is due. */
export class BareTicks {
  private constructor(private readonly rows: BareRows) {}

  static async open(settings: Settings): Promise<BareTicks> {
    return new BareTicks(await bareRows(settings));
  }

  /** Whose look has come is found and put down. */
  async looks(): Promise<void> {
    const { rows } = this;
    const [now, later] = [new Date(), new Date(Date.now() + DAY_MS)].map(dialect.moment);
    const due = rows.prepare(
      'SELECT id, athlete_id FROM agenda WHERE next_look_at <= ? ORDER BY next_look_at LIMIT 500',
    );
    const fact = rows.prepare(
      `INSERT INTO outbox (id, topic, key, payload, created_at, due_at, attempts, crashes)
       VALUES (?, 'nudges.look-due', ?, ${dialect.json({})}, ?, ?, 0, 0)`,
    );
    const next = rows.prepare('UPDATE agenda SET next_look_at = ? WHERE id = ?');
    await rows.inOne(async () => {
      for (const { id, athlete_id } of await due(now)) {
        await fact(newId(), `${String(athlete_id)}:${newId()}`, now, now);
        await next(later, id);
      }
    });
  }

  /** Facts that are due are taken, a few at once, and ticked off one by one. Answers how many. */
  async nudges(): Promise<number> {
    const { rows } = this;
    const now = dialect.moment(new Date());
    const due = rows.prepare(
      `SELECT * FROM outbox WHERE settled_at IS NULL AND due_at <= ? AND leased_until IS NULL ORDER BY due_at LIMIT ${AT_ONCE}`,
    );
    const lease = rows.prepare(
      `UPDATE outbox SET attempts = 1, lease_owner = 'bare', leased_until = ? WHERE id = ?`,
    );
    const tick = rows.prepare(
      `UPDATE outbox SET settled_at = ?, outcome = 'done', payload = ${dialect.json({})}, lease_owner = NULL, leased_until = NULL WHERE id = ?`,
    );
    for (let taken = 0; ;) {
      const ids: unknown[] = [];
      await rows.inOne(async () => {
        for (const { id } of await due(now)) ids.push(id);
        for (const id of ids) await lease(now, id);
      });
      for (const id of ids) await rows.inOne(async () => void (await tick(now, id)));
      taken += ids.length;
      if (ids.length === 0) return taken;
    }
  }

  close(): Promise<void> {
    return this.rows.close();
  }
}
