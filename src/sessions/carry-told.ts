import type { Tx } from '#src/database/transaction';
import { ToldEffort } from '#src/sessions/told-effort.entity';
import { WeighIn } from '#src/sessions/weigh-in.entity';

/**
 * What the athlete told of a workout goes where it goes: when another session takes in all that told of the one a
 * weighing or an effort stands beside, it stands beside that. Where both have one, that of the session that stays counts.
 */
export async function carryTold(tx: Tx, heirs: ReadonlyMap<string, string>): Promise<void> {
  for (const [sessionId, heir] of heirs) {
    for (const told of [WeighIn, ToldEffort]) {
      if (await tx.existsBy(told, { sessionId: heir })) continue;
      await tx.update(told, { sessionId }, { sessionId: heir });
    }
  }
}
