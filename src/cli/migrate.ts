import { history } from '#migrations/history';
import type { Settings } from '#src/config/settings';
import { openWriter } from '#src/database/data-sources';
import { migrate } from '#src/database/migrate';

/**
 * Makes the database or brings it up to date; answers the names of the migrations it ran. Either of the two databases,
 * whichever this process speaks otherwise: migrations need no class of a table.
 */
export async function migrateDatabase(settings: Settings): Promise<string[]> {
  const writer = await openWriter(settings, { tables: [], migrations: history });
  try {
    return await migrate(writer);
  } finally {
    await writer.destroy();
  }
}
