import type { Database } from '#src/database/database';

/** Has this called before, inside and after every transaction, wherever in the application it is opened. */
export function aroundTransactions(database: Database, survive: () => void): void {
  const transaction = database.transaction.bind(database);
  database.transaction = async (work) => {
    survive();
    const result = await transaction(async (tx) => {
      const written = await work(tx);
      survive();
      return written;
    });
    survive();
    return result;
  };
}
