import { ApiProblem } from '#web/api.ts';
import { channelApi } from '#web/notifications/channel-api.ts';
import { keepHere, keptHere, subscribed, unsubscribe } from '#web/push/this-device.ts';

/** `leave`: what the person answers the browser. */
export async function switchOn(accountId: string, leave: Promise<NotificationPermission>) {
  if ((await leave) !== 'granted') return 'refused';
  const subscription = await subscribed((await channelApi.pushKey()).publicKey);
  const { id: deviceId } = await channelApi.putDevice(subscription);
  keepHere({ accountId, deviceId, endpoint: subscription.endpoint });
  return 'on';
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
