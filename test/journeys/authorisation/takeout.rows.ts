import { writeFile } from 'node:fs/promises';
import { Tasks } from '#src/people/tasks';
import { EXPORT } from '#src/takeout/exports';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

/** One that lies ready. */
async function anExport(stage: Stage): Promise<string> {
  const tasks = stage.get(Tasks);
  const folders = stage.get(TakeoutFolders);
  const id = await stage.database.transaction((tx) => tasks.begin(tx, stage.people.owner.athleteId, EXPORT));
  await folders.makeReady();
  await writeFile(folders.exportOf(id), 'a zip');
  await stage.database.transaction((tx) => tasks.end(tx, id));
  return id;
}

export const rows: Row[] = [
  { route: 'POST /api/v1/exports', letsIn: 'signed-in', token: 'never', confirmed: true },
  { route: 'GET /api/v1/exports', letsIn: 'signed-in', token: 'never' },
  {
    route: 'GET /api/v1/exports/:id/file',
    letsIn: 'owner',
    token: 'never',
    confirmed: true,
    thing: anExport,
  },
  {
    route: 'POST /api/v1/imports',
    letsIn: 'signed-in',
    token: 'never',
    ask: async (stage) => {
      await stage.work(); // one at a time: the last one is done by then
      return { file: new TextEncoder().encode('no zip') };
    },
  },
  { route: 'DELETE /api/v1/exports/:id', letsIn: 'owner', token: 'never', thing: anExport },
  ...(['', '/data'] as const).map((what): Row => ({
    route: `DELETE /api/v1/me${what}`,
    letsIn: 'signed-in',
    token: 'never',
    confirmed: true,
    ask: () => ({ body: { erase: 'something else' } }),
    through: 'request.invalid',
  })),
];
