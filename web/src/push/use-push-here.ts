import { useEffect } from 'react';
import { channelApi } from '#web/notifications/channel-api.ts';
import { tellHere } from '#web/push/switch-device.ts';
import {
  type Kept,
  keptHere,
  oneAtATime,
  pushState,
  startWorker,
  subscriptionHere,
  unsubscribe,
} from '#web/push/this-device.ts';
import { useWords } from '#web/words/words.tsx';
import { keepSpoken } from '#web/worker/spoken.ts';

/**
 * At the app's start: the worker is there and up to date, knows the app's language, and the server knows where this
 * device is reached. None of it is anything a person asked for just now, so a fault waits for the next start.
 */
export function usePushHere(accountId: string | undefined): void {
  const { language } = useWords();
  useEffect(() => {
    if (accountId !== undefined) void oneAtATime(() => start(accountId)).catch(() => undefined);
  }, [accountId]);
  useEffect(() => {
    if ('caches' in window) void keepSpoken(language).catch(() => undefined);
  }, [language]);
}

async function start(accountId: string): Promise<void> {
  await startWorker();
  const kept = keptHere(accountId);
  // What somebody else left behind is taken away: their words are not for whoever is here now.
  if (kept === null) return unsubscribe();
  if (pushState() !== 'ready' || Notification.permission !== 'granted') return;
  if (await isRemoved(kept)) return unsubscribe();
  await tellHere(accountId);
}

/** From the list, on another device; a browser that got another address meanwhile is told of anew instead. */
async function isRemoved({ deviceId, endpoint }: Kept): Promise<boolean> {
  const here = await subscriptionHere();
  if (here?.endpoint !== endpoint) return false;
  const { devices } = await channelApi.devices();
  return devices.every(({ id }) => id !== deviceId);
}
