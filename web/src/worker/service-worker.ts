import { onceMore, showing, type Shown } from '#web/worker/notice.ts';
import { readPush } from '#web/worker/push-message.ts';
import { renewSubscription } from '#web/worker/renewal.ts';
import { spokenLanguage } from '#web/worker/spoken.ts';
import { shellAnswer } from '#web/worker/app-shell.ts';

/**
 * Stands in for the app while it is closed: shows what is pushed, and does what its buttons say. Where there is no
 * network it hands out the app as it was last loaded.
 */
declare const self: ServiceWorkerGlobalScope;

// A newer one takes over at once: there is nothing of the old one that a page could be in the middle of.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const answer = shellAnswer(event.request, self.location.origin);
  if (answer !== null) event.respondWith(answer);
});

self.addEventListener('push', (event) => {
  const message = readPush(event.data?.text(), self.location.origin);
  const shown = spokenLanguage().then(async (language) => {
    const there = await self.registration.getNotifications({ tag: message?.tag ?? '' });
    const { title, options } = showing(message, language, there);
    await self.registration.showNotification(title, options);
    // Told how many words wait, or as many as lie there.
    await badge(message?.badge ?? (await self.registration.getNotifications()).length);
  });
  event.waitUntil(shown);
});

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event;
  notification.close();
  event.waitUntil(act(notification, action));
});

self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renewSubscription(self.registration, event));
});

/** The tap itself, or a button: one that leads somewhere opens it, the others act without opening anything. */
async function act(notification: Notification, action: string): Promise<void> {
  const { url, actions, answer } = notification.data as Shown;
  const pressed = actions.find((one) => one.action === action);
  const leadsTo = action === '' ? url : (pressed?.url ?? null);
  if (leadsTo !== null) {
    // Opening first: a browser lets a worker open a window only right after the tap.
    await open(leadsTo);
    if (answer !== null) await tell(answer, 'open').catch(() => undefined);
    return;
  }
  if (answer === null) return;
  await tell(answer, action).catch(async () => {
    // Nobody was reached: it stays there, so that what was asked for can be asked again.
    const { title, options } = onceMore(notification, notification.data as Shown);
    await self.registration.showNotification(title, options);
  });
}

/** Fails when nobody answers or the server is in trouble; a refusal is an answer. */
async function tell({ delivery, token }: NonNullable<Shown['answer']>, act: string): Promise<void> {
  const response = await fetch(`/api/v1/deliveries/${encodeURIComponent(delivery)}/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, act }),
  });
  if (response.status >= 500) throw new Error(`HTTP ${response.status}`);
}

/** In a window that is there already, at that very page if one is; else in a new one. */
async function open(path: string): Promise<void> {
  const url = new URL(path, self.location.origin).href;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((one) => one.url === url);
  if (there) return void (await there.focus());
  const any = windows[0];
  const moved = any === undefined ? null : await move(any, url);
  if (moved === null) await self.clients.openWindow(url);
}

/** null: this window does not do as we say. To the front first, which a browser allows right after the tap alone. */
async function move(window: WindowClient, url: string): Promise<WindowClient | null> {
  await window.focus().catch(() => undefined);
  return window.navigate(url).catch(() => null);
}

/** On the app's icon, where the platform has that. */
async function badge(count: number): Promise<void> {
  const { navigator } = self;
  if (!('setAppBadge' in navigator)) return;
  await (count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count)).catch(() => undefined);
}
