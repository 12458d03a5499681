import { Not } from '#src/database/criteria';
import type { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Problem } from '#src/kernel/problem';

interface SealedRow {
  id: string;
  keyId: string;
}

/**
 * Has each row of a table that is sealed with another key than the newest sealed anew, in a transaction of its own; answers
 * how many there were. One that does not open stops none of the others. @throws what the first of those threw
 */
export async function resealStale(
  database: Database,
  { table, newestKeyId }: { table: new () => SealedRow; newestKeyId: string },
  resealOne: (tx: Tx, id: string) => Promise<void>,
): Promise<number> {
  const where = { keyId: Not(newestKeyId) };
  const stale = await database.read(table).find({ where, select: { id: true } });
  let failed = null as Problem | null;
  for (const { id } of stale)
    await database
      .transaction((tx) => resealOne(tx, id))
      .catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error;
        failed ??= error;
      });
  if (failed !== null) throw failed;
  return stale.length;
}
