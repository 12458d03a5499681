import type { Settings } from '#src/config/settings';

export class DatabaseNotUsable extends Error {}

const ANSWERS_NOT =
  'PostgreSQL does not answer where DATABASE_URL points; start it, or correct DATABASE_URL.';
const LETS_NOT_IN = 'PostgreSQL does not let us in; correct the user and password in DATABASE_URL.';

const POSTGRES: Record<string, string> = {
  ECONNREFUSED: ANSWERS_NOT,
  ECONNRESET: ANSWERS_NOT,
  EHOSTUNREACH: ANSWERS_NOT,
  ENETUNREACH: ANSWERS_NOT,
  ENOENT: ANSWERS_NOT,
  ENOTFOUND: ANSWERS_NOT,
  EAI_AGAIN: ANSWERS_NOT,
  ETIMEDOUT: ANSWERS_NOT,
  '28000': LETS_NOT_IN,
  '28P01': LETS_NOT_IN,
  '3D000': 'PostgreSQL has no database of the name in DATABASE_URL; create it, or correct DATABASE_URL.',
};

/** Why the database does not open, as a sentence that says what to do and holds no password. */
export function startFault(error: unknown, settings: Settings): unknown {
  const code = String((error as { code?: unknown } | null)?.code);
  if (settings.databaseUrl) return POSTGRES[code] ? new DatabaseNotUsable(POSTGRES[code]) : error;
  const where = `svett.sqlite in ${settings.dataFolder}`;
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new DatabaseNotUsable(
      `${where} is no database, or damaged; restore it from a backup, or move it away to begin anew.`,
    );
  }
  if (/^(SQLITE_(READONLY|CANTOPEN)|EACCES|EPERM|EROFS|EISDIR)/.test(code)) {
    return new DatabaseNotUsable(`We may not write to ${where}; give it to the user that runs Svett.`);
  }
  return error;
}
