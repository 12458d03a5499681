import { answer, client } from '#web/api.ts';
import { refused, spentAmong } from '#web/station/letting-go.ts';
import { stationStore } from '#web/station/station-store.ts';
import type { Answer, Entry, Station, Told } from '#web/station/station-shapes.ts';

const MOST_AT_ONCE = 100;
const byId = (id: string) => ({ params: { path: { id } } });

export const stationApi = {
  station: (teamId: string): Promise<Station> =>
    answer(client.GET('/api/v1/teams/{id}/station', byId(teamId))),
  send: (teamId: string, entries: Told[]) =>
    answer(client.POST('/api/v1/teams/{id}/station/weighings', { ...byId(teamId), body: { entries } })),
};

/**
 * Sends what waits, oldest first. Each goes under its own id, so that nothing counts twice when the answer is lost on
 * the way. What is answered is written down before more is sent.
 */
export async function sendWaiting(teamId: string, accountId: string): Promise<void> {
  const work = async () => {
    const all = await stationStore.entries(teamId, accountId);
    const waiting = all
      .filter(({ state, massKg }) => state === 'waiting' && massKg !== null)
      .sort((one, other) => (one.at < other.at ? -1 : 1));
    for (let from = 0; from < waiting.length; from += MOST_AT_ONCE) {
      const some = waiting.slice(from, from + MOST_AT_ONCE);
      const { items } = await stationApi.send(teamId, some.map(toldOf));
      const answers = new Map(items.map((item) => [item.id, item]));
      const ids = some.map(({ id }) => id);
      await stationStore.change(ids, (entry) => answered(entry, answers.get(entry.id)));
    }
    const spent = spentAmong(await stationStore.entries(teamId, accountId));
    await stationStore.change(spent, (entry) => ({ ...entry, massKg: null }));
  };
  // One tab at a time; without https there are no locks, and the ids do.
  await ('locks' in navigator ? navigator.locks.request('svett.station', work) : work());
}

function toldOf(entry: Entry): Told {
  const { id, memberId, when, at, drinkL, clothed, sure, isNextWithinDay } = entry;
  return { id, memberId, when, at, massKg: entry.massKg!, drinkL, clothed, sure, isNextWithinDay };
}

function answered(entry: Entry, told: Answer | undefined): Entry {
  if (!told || entry.state !== 'waiting') return entry;
  if (told.outcome === 'refused') return refused(entry, told.reason, new Date());
  const { doubts } = told;
  const state = told.outcome === 'known' ? 'taken' : told.outcome;
  // What was weighed before is needed until the second is taken, to tell what to drink; nothing else that was taken is.
  const massKg = entry.when === 'before' || state === 'doubtful' ? entry.massKg : null;
  return { ...entry, state, reason: null, doubts, massKg, fluid: told.fluid ?? entry.fluid };
}
