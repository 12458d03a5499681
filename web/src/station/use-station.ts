import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '#web/api.ts';
import type { Me } from '#web/api-shapes.ts';
import { meQuery } from '#web/app/queries.ts';
import { startWorker } from '#web/push/this-device.ts';
import { isCurrent } from '#web/station/letting-go.ts';
import { isAway } from '#web/offline/is-away.ts';
import { sendWaiting, stationApi } from '#web/station/sender.ts';
import { letGoOfOld, stationStore } from '#web/station/station-store.ts';
import type { Entry, Roster, Station } from '#web/station/station-shapes.ts';
import { keepShell } from '#web/worker/app-shell.ts';

/** How often what waits is tried again, and the list asked for anew. */
const AGAIN_MS = 15_000;

export interface StationHere {
  /** null: nothing is known of the team yet. */
  roster: Roster | null;
  entries: Entry[];
  /** The server was reached the last time it was asked. */
  isOnline: boolean;
  /** The page opens here without a network. */
  isShellKept: boolean;
  problem: unknown;
  /** Resolves once it is kept on this device. */
  keep: (entries: readonly Entry[]) => Promise<void>;
  forget: (ids: readonly string[]) => Promise<void>;
  sendNow: () => Promise<void>;
}

/** A team's scale on this tablet: what is kept comes first, then what the server says; what waits is sent when it can be. */
export function useStation(teamId: string): StationHere {
  const queryClient = useQueryClient();
  const [roster, setRoster] = useState<Roster | null>(null);
  const [entries, setEntries] = useState<Entry[]>([]);
  const [isOnline, setOnline] = useState(true);
  const [isShellKept, setShellKept] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const look = useCallback(async (): Promise<Roster | null> => {
    await letGoOfOld();
    const me = queryClient.getQueryData<Me | null>(meQuery.queryKey);
    const found = (await stationStore.roster(teamId)) ?? null;
    // What somebody else left here is not for whoever is here now.
    const kept = found && (!me || found.accountId === me.accountId) ? found : null;
    setRoster(kept);
    setEntries(kept ? await stationStore.entries(teamId, kept.accountId) : []);
    return kept;
  }, [queryClient, teamId]);

  const round = useCallback(async () => {
    try {
      const me = await queryClient.fetchQuery({ ...meQuery, retry: false, networkMode: 'always' });
      if (!me) throw new ApiProblem(401, 'people.not-signed-in', 'Sign in again.');
      await sendWaiting(teamId, me.accountId);
      const station = await stationApi.station(teamId);
      const { accountId, language, units, timeZone } = me;
      await stationStore.keepRoster({ teamId, accountId, language, habits: { units, timeZone }, station });
      await tidy(teamId, accountId, station);
      setOnline(true);
      setProblem(null);
    } catch (error) {
      setOnline(!isAway(error));
      if (!isAway(error)) setProblem(error);
      // No coach of it any more: its people are not for this tablet to show, nor what they weigh for it to keep.
      const me = queryClient.getQueryData<Me | null>(meQuery.queryKey);
      if (me && error instanceof ApiProblem && error.code === 'teams.no-such-team')
        await stationStore.forgetTeam(teamId, me.accountId);
    }
    await look();
  }, [look, queryClient, teamId]);

  useEffect(() => {
    let isGone = false;
    const again = () => void (!isGone && round().catch(setProblem));
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener('online', again);
    look()
      .then(round)
      .then(() => keepPage())
      .then(
        (isKept) => !isGone && setShellKept(isKept),
        (error: unknown) => !isGone && setProblem(error),
      );
    return () => {
      isGone = true;
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [look, round]);

  const keep = useCallback(
    async (some: readonly Entry[]) => {
      await stationStore.keep(some);
      await look();
      void round().catch(setProblem);
    },
    [look, round],
  );
  const forget = useCallback(
    async (ids: readonly string[]) => {
      await stationStore.forget(ids);
      await look();
    },
    [look],
  );
  return { roster, entries, isOnline, isShellKept, problem, keep, forget, sendNow: round };
}

/** Yesterday's weighings go, but for those that still have to be sent, looked at or told of. */
async function tidy(teamId: string, accountId: string, { day, openHours }: Station): Promise<void> {
  const all = await stationStore.entries(teamId, accountId);
  const over = all.filter((entry) => entry.state === 'taken' && !isCurrent(entry, day, openHours));
  await stationStore.forget(over.map(({ id }) => id));
}

/** Without https a browser keeps no pages. Offline it is what it was. */
async function keepPage(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return false;
  try {
    await startWorker();
    await navigator.serviceWorker.ready;
    return await keepShell();
  } catch {
    return navigator.serviceWorker.controller !== null;
  }
}
