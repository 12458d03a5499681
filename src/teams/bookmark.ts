import { z } from 'zod';
import { LessThan } from '#src/database/criteria';
import { NoSuchPage } from '#src/teams/teams.problems';

/** As it is made, and nothing else: a database refuses what is no id, and not in a reader's words. */
const Bookmark = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

export function bookmark(moment: Date, id: string): string {
  return Buffer.from(`${moment.toISOString()}|${id}`).toString('base64url');
}

/** What comes after a bookmark where `column`, and then the id, go down. @throws NoSuchPage */
export function after<Column extends string>(column: Column, mark: string): object[] {
  const told = Bookmark.safeParse(Buffer.from(mark, 'base64url').toString().split('|'));
  if (!told.success) throw new NoSuchPage();
  const [moment, id] = [new Date(told.data[0]), told.data[1]];
  return [{ [column]: LessThan(moment) }, { [column]: moment, id: LessThan(id) }];
}
