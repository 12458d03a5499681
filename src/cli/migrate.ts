import { history } from '#migrations/history';
import type { Settings } from '#src/config/settings';
import { openWriter } from '#src/database/data-sources';
import { migrate } from '#src/database/migrate';
import { tables } from '#src/tables';

/** Makes the database or brings it up to date; answers the names of the migrations it ran. */
export async function migrateDatabase(settings: Settings): Promise<string[]> {
  const writer = await openWriter(settings, { tables, migrations: history });
  try {
    return await migrate(writer);
  } finally {
    await writer.destroy();
  }
}
