import { ApiProblem } from '#web/api.ts';
import { channelApi } from '#web/notifications/channel-api.ts';
import { keepHere, keptHere, oneAtATime, pushState, subscribed, unsubscribe } from '#web/push/this-device.ts';

/** `leave`: what the person answers the browser. */
export async function switchOn(accountId: string, leave: Promise<NotificationPermission>) {
  if ((await leave) !== 'granted') return 'refused';
  await tellHere(accountId);
  return 'on';
}

/** That this browser is there, and at what address. */
export async function tellHere(accountId: string): Promise<void> {
  const subscription = await subscribed((await channelApi.pushKey()).publicKey);
  const { id: deviceId } = await channelApi.putDevice(subscription);
  keepHere({ accountId, deviceId, endpoint: subscription.endpoint });
}

/**
 * Around what signs every browser out but this one: the server forgets all that do not say afterwards that they are there.
 * Nobody looks meanwhile whether this one was forgotten.
 */
export async function stayingOn(accountId: string | undefined, signOutOthers: () => Promise<unknown>) {
  await oneAtATime(async () => {
    const isOn = accountId !== undefined && keptHere(accountId) !== null && pushState() === 'ready';
    await signOutOthers();
    if (isOn && Notification.permission === 'granted') await tellHere(accountId).catch(() => undefined);
  });
}

/** Here, and in the server's list. */
export async function switchOff(accountId: string) {
  const kept = keptHere(accountId);
  await unsubscribe();
  if (kept) await channelApi.removeDevice(kept.deviceId).catch(unlessGone);
  return 'off';
}

/** It was forgotten already, which is what was wanted. */
function unlessGone(problem: unknown): void {
  if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem;
}
