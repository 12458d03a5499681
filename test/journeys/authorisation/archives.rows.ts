import { ArchiveRegister } from '#src/archives/archive-register';
import type { Row } from './row.js';
import type { Stage } from './stage.js';

let made = 0;

/** One that waits for its turn. */
async function anArchive(stage: Stage): Promise<string> {
  const sha256 = String(++made).padStart(64, '0');
  const handed = { kind: 'strava-export', name: 'strava.zip', sha256, fileName: `${made}.zip` } as const;
  return (await stage.get(ArchiveRegister).enter(stage.people.owner.athleteId, handed)).archiveId;
}

/** One that stays: only few may wait at the same time. */
const theArchive = (stage: Stage) => stage.once('archive', () => anArchive(stage));

/** A new one only once the last is forgotten. */
async function oneToForget(stage: Stage): Promise<string> {
  const { athleteId } = stage.people.owner;
  const kept = await theArchive(stage);
  for (const { archive } of await stage.get(ArchiveRegister).list(athleteId))
    if (archive.id !== kept) await stage.get(ArchiveRegister).forget(athleteId, archive.id);
  return anArchive(stage);
}

export const rows: Row[] = [
  {
    route: 'POST /api/v1/archives',
    letsIn: 'signed-in',
    token: 'sessions:write',
    ask: () => ({ file: new TextEncoder().encode('no archive') }),
    through: 'archive.foreign',
  },
  { route: 'GET /api/v1/archives', letsIn: 'signed-in', token: 'sessions:read' },
  { route: 'GET /api/v1/archives/:id', letsIn: 'owner', token: 'sessions:read', thing: theArchive },
  { route: 'GET /api/v1/archives/:id/entries', letsIn: 'owner', token: 'sessions:read', thing: theArchive },
  { route: 'DELETE /api/v1/archives/:id', letsIn: 'owner', token: 'sessions:write', thing: oneToForget },
];
