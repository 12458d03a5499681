import type { Settings } from '#src/config/settings';
import { CodedProblem } from '#src/kernel/problem';

export class DatabaseNotUsable extends CodedProblem {
  readonly kind = 'broken';
}

type Fault = readonly [code: string, says: string];

const ANSWERS_NOT: Fault = [
  'database.server-silent',
  'PostgreSQL does not answer where DATABASE_URL points; start it, or correct DATABASE_URL.',
];
const LETS_NOT_IN: Fault = [
  'database.server-refuses',
  'PostgreSQL does not let us in; correct the user and password in DATABASE_URL.',
];
const HAS_NONE: Fault = [
  'database.server-has-none',
  'PostgreSQL has no database of the name in DATABASE_URL; create it, or correct DATABASE_URL.',
];

const POSTGRES: Record<string, Fault> = {
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
  '3D000': HAS_NONE,
};

/** Why the database does not open, as a sentence that says what to do and holds no password. */
export function startFault(error: unknown, settings: Settings): unknown {
  const code = String((error as { code?: unknown } | null)?.code);
  if (settings.databaseUrl) {
    const fault = isOutOfTime(error) ? ANSWERS_NOT : POSTGRES[code];
    return fault ? new DatabaseNotUsable(...fault) : error;
  }
  const { dataFolder } = settings;
  const where = `svett.sqlite in ${dataFolder}`;
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new DatabaseNotUsable(
      'database.file-damaged',
      `${where} is no database, or damaged; restore it from a backup, or move it away to begin anew.`,
      { dataFolder },
    );
  }
  if (/^(SQLITE_(READONLY|CANTOPEN)|EACCES|EPERM|EROFS|EISDIR)/.test(code)) {
    return new DatabaseNotUsable(
      'database.file-closed',
      `We may not write to ${where}; give it to the user that runs Svett.`,
      { dataFolder },
    );
  }
  return error;
}

/** The pool gives no code to it. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof Error && /connection timeout|timeout (expired|exceeded)/.test(error.message);
}
