import type { Tx } from '#src/database/transaction';
import { WeighIn } from '#src/sessions/weigh-in.entity';

/**
 * A weighing goes where its workout goes: when another session takes in all that told of the one it stands beside, it
 * stands beside that. Where both were weighed, the weighing of the session that stays counts.
 */
export async function carryWeighIns(tx: Tx, heirs: ReadonlyMap<string, string>): Promise<void> {
  for (const [sessionId, heir] of heirs) {
    if (await tx.existsBy(WeighIn, { sessionId: heir })) continue;
    await tx.update(WeighIn, { sessionId }, { sessionId: heir });
  }
}
