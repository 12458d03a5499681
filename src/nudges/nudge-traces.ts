import { Injectable } from '@nestjs/common';
import type { Kind } from '#src/advice/kinds';
import { In, Not } from '#src/database/criteria';
import type { Tx } from '#src/database/transaction';
import { Nudge } from '#src/nudges/nudge.entity';
import { SaidWords } from '#src/sessions/said-words.port';

/**
 * Made of what people tell of themselves or to each other, and of no session: their rows are for the owner alone because of what they are,
 * not because of where it came from. A red flag nobody has read must not go with a watch.
 */
const OF_NO_SESSION: readonly Kind[] = [
  ...(['check-in', 'signs-follow-up', 'red-flag', 'measure-again', 'lab-value'] as const),
  ...(['caffeine', 'alcohol', 'stomach', 'coach-note'] as const),
];

/** What words leave behind, and how they go with what they were made of. */
@Injectable()
export class NudgeTraces extends SaidWords {
  async forget(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    await this.wipe(tx, await tx.findBy(Nudge, { sessionId: In([...sessionIds]) }));
  }

  async forgetOwnerOnly(
    tx: Tx,
    { athleteId, sessionIds }: { athleteId: string; sessionIds: readonly string[] | 'any' },
  ): Promise<void> {
    const own = { athleteId, shareable: false };
    const rows = await tx.findBy(
      Nudge,
      sessionIds === 'any'
        ? { ...own, kind: Not(In([...OF_NO_SESSION])) }
        : { ...own, sessionId: In([...sessionIds]) },
    );
    await this.wipe(tx, rows);
  }

  async carry(tx: Tx, heirs: ReadonlyMap<string, string>): Promise<void> {
    for (const [from, to] of heirs) {
      for (const row of await tx.findBy(Nudge, { sessionId: from })) {
        // What both have, their workout was told once; of the one that goes nothing is left.
        if (await tx.existsBy(Nudge, { sessionId: to, kind: row.kind })) await this.wipe(tx, [row]);
        else await tx.update(Nudge, row.id, heirOf(row, from, to));
      }
    }
  }

  /** What was said along with one that goes stands by itself from then on: else nobody would see it any more. */
  private async wipe(tx: Tx, rows: readonly Nudge[]): Promise<void> {
    if (rows.length === 0) return;
    const ids = In(rows.map(({ id }) => id));
    await tx.update(Nudge, { ledBy: ids }, { ledBy: null });
    await tx.delete(Nudge, { id: ids });
  }
}

function heirOf({ occasion, key, path }: Nudge, from: string, to: string) {
  return {
    sessionId: to,
    key: key.replaceAll(from, to),
    path: path.replaceAll(from, to),
    occasion: 'sessionId' in occasion ? { ...occasion, sessionId: to } : occasion,
  };
}
