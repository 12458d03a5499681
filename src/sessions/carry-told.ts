import type { Tx } from '#src/database/transaction';
import { ToldEffort } from '#src/sessions/told-effort.entity';
import { ToldSession } from '#src/sessions/told-session.entity';
import { together } from '#src/sessions/told-words';
import { WeighIn } from '#src/sessions/weigh-in.entity';

/**
 * What the athlete told of a workout goes where it goes: when another session takes in all that told of the one a
 * weighing or an effort stands beside, it stands beside that. Where both have one, that of the session that stays counts; of what was said
 * of both, word by word.
 */
export async function carryTold(tx: Tx, heirs: ReadonlyMap<string, string>): Promise<void> {
  for (const [sessionId, heir] of heirs) {
    for (const told of [WeighIn, ToldEffort]) {
      if (await tx.existsBy(told, { sessionId: heir })) continue;
      await tx.update(told, { sessionId }, { sessionId: heir });
    }
    await carryWords(tx, sessionId, heir);
  }
}

async function carryWords(tx: Tx, sessionId: string, heir: string): Promise<void> {
  const going = await tx.findOneBy(ToldSession, { sessionId });
  if (!going) return;
  const staying = await tx.findOneBy(ToldSession, { sessionId: heir });
  if (staying) await tx.update(ToldSession, staying.id, together(staying, going));
  else await tx.update(ToldSession, going.id, { sessionId: heir });
}
