import { browserStore } from '#web/offline/browser-store.ts';
import { leftOf } from '#web/station/letting-go.ts';
import type { Entry, Roster } from '#web/station/station-shapes.ts';

/** What this tablet keeps of teams' scales, in the browser's own database: it is there before anything is sent. */

const { write, read, isThere } = browserStore('svett-station', { rosters: 'teamId', entries: 'id' });

export const stationStore = {
  roster: (teamId: string) => read<Roster | undefined>('rosters', (rows) => rows.get(teamId)),
  keepRoster: (roster: Roster) => write('rosters', (rows) => void rows.put(roster)),
  /** With all that was weighed there, sent or not. */
  forgetTeam: async (teamId: string, accountId: string) => {
    const all = await stationStore.entries(teamId, accountId);
    await stationStore.forget(all.map(({ id }) => id));
    await write('rosters', (rows) => void rows.delete(teamId));
  },

  entries: async (teamId: string, accountId: string) =>
    (await everything()).filter((entry) => entry.teamId === teamId && entry.accountId === accountId),
  keep: (entries: readonly Entry[]) =>
    write('entries', (rows) => {
      for (const entry of entries) rows.put(entry);
    }),
  /** Of what is still there; as it is by then, which may be otherwise than when it was read. */
  change: (ids: readonly string[], work: (entry: Entry) => Entry) =>
    write('entries', (rows) => {
      for (const id of ids) {
        const asked = rows.get(id);
        asked.onsuccess = () => {
          if (asked.result !== undefined) rows.put(work(asked.result as Entry));
        };
      }
    }),
  forget: (ids: readonly string[]) =>
    write('entries', (rows) => {
      for (const id of ids) rows.delete(id);
    }),
};

const everything = () => read<Entry[]>('entries', (rows) => rows.getAll());

/** Of all teams and whoever was here: no kilos outlive the days in which they would be taken. */
export async function letGoOfOld(now = new Date()): Promise<void> {
  if (!(await isThere())) return;
  for (const entry of await everything()) {
    const left = leftOf(entry, now);
    if (left === null) await stationStore.forget([entry.id]);
    else if (left !== entry) await stationStore.change([entry.id], (one) => leftOf(one, now) ?? one);
  }
}

/** Whoever signs out leaves nobody's name or mass behind, but for what has not been sent yet. */
export async function forgetStations(): Promise<void> {
  if (!(await isThere())) return;
  const all = await everything();
  await stationStore.forget(all.filter(({ state }) => state !== 'waiting').map(({ id }) => id));
  await write('rosters', (rows) => void rows.clear());
}
