import type { Entry, Roster } from '#web/station/station-shapes.ts';

/** What this tablet keeps of teams' scales, in the browser's own database: it is there before anything is sent. */

const NAME = 'svett-station';
const STORES = { rosters: 'teamId', entries: 'id' } as const;
type Store = keyof typeof STORES;

let opened: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES))
        asked.result.createObjectStore(store, { keyPath });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error('The browser keeps nothing.'));
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Resolves once it is on the disk, not before. */
async function write(store: Store, work: (rows: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    const writing = database.transaction(store, 'readwrite', { durability: 'strict' });
    work(writing.objectStore(store));
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error ?? new Error('The browser kept nothing.'));
  });
}

async function read<Row>(store: Store, work: (rows: IDBObjectStore) => IDBRequest): Promise<Row> {
  const database = await open();
  return new Promise<Row>((resolve, reject) => {
    const asked = work(database.transaction(store).objectStore(store));
    asked.onsuccess = () => resolve(asked.result as Row);
    asked.onerror = () => reject(asked.error ?? new Error('The browser reads nothing.'));
  });
}

export const stationStore = {
  roster: (teamId: string) => read<Roster | undefined>('rosters', (rows) => rows.get(teamId)),
  keepRoster: (roster: Roster) => write('rosters', (rows) => void rows.put(roster)),
  forgetRoster: (teamId: string) => write('rosters', (rows) => void rows.delete(teamId)),

  entries: async (teamId: string, accountId: string) => {
    const all = await read<Entry[]>('entries', (rows) => rows.getAll());
    return all.filter((entry) => entry.teamId === teamId && entry.accountId === accountId);
  },
  keep: (entries: readonly Entry[]) =>
    write('entries', (rows) => {
      for (const entry of entries) rows.put(entry);
    }),
  forget: (ids: readonly string[]) =>
    write('entries', (rows) => {
      for (const id of ids) rows.delete(id);
    }),
};

/** Whoever signs out leaves nobody's name or mass behind, but for what has not been sent yet. */
export async function forgetStations(): Promise<void> {
  if (!('indexedDB' in window)) return;
  const all = await read<Entry[]>('entries', (rows) => rows.getAll());
  await stationStore.forget(all.filter(({ state }) => state !== 'waiting').map(({ id }) => id));
  await write('rosters', (rows) => void rows.clear());
}
