import { LessThan } from '#src/database/criteria';
import type { Session } from '#src/sessions/session.entity';
import { NoSuchPage } from '#src/sessions/sessions.problems';

/** Where a list of sessions, newest first, goes on after this one. */
export function bookmark({ startedAt, id }: Session): string {
  return Buffer.from(`${startedAt.toISOString()}|${id}`).toString('base64url');
}

/** The rows after that mark. @throws NoSuchPage */
export function olderThan<Where extends object>(own: Where, mark: string) {
  const [moment = '', id = ''] = Buffer.from(mark, 'base64url').toString().split('|');
  const startedAt = new Date(moment);
  if (Number.isNaN(startedAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw new NoSuchPage();
  return [
    { ...own, startedAt: LessThan(startedAt) },
    { ...own, startedAt, id: LessThan(id) },
  ];
}
