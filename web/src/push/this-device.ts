/** What stands between this browser and a push; `ready`: nothing. */
export type PushState =
  | 'ready'
  /** Only https, or the machine itself, may be pushed from. */
  | 'insecure'
  /** On iPhone and iPad an app on the Home Screen alone may be pushed to. */
  | 'home-screen'
  /** This browser cannot. */
  | 'missing'
  /** The person, or their browser for them, has said no. */
  | 'blocked';

/** As the server takes a device. */
export interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  expirationTime: number | null;
  /** The key it is made for. */
  publicKey: string;
}

/** Whose words this browser is to show, and as which of their devices. */
export interface Kept {
  accountId: string;
  deviceId: string;
  endpoint: string;
}
const KEPT = 'svett.pushed-to';

/** Of all tabs. Without https nothing is pushed, and there are no locks. */
export async function oneAtATime(work: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request(KEPT, work) : work());
}

export function pushState(): PushState {
  if (!window.isSecureContext) return 'insecure';
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!able) return isApple() && !isInstalled() ? 'home-screen' : 'missing';
  return Notification.permission === 'denied' ? 'blocked' : 'ready';
}

/** iPads say that they are Macs; no Mac has a touch screen. */
function isApple(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMac OS X\b/.test(userAgent) && maxTouchPoints > 1);
}

function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}

/** Keeps the worker there and up to date. It is pushed to, and hands out the app where there is no network. */
export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
}

/** null: this browser shows nothing to this person; whoever else signs in with it is asked anew. */
export function keptHere(accountId: string): Kept | null {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Kept | null;
  return kept?.accountId === accountId ? kept : null;
}

export function keepHere(kept: Kept): void {
  localStorage.setItem(KEPT, JSON.stringify(kept));
}

/** No push comes here any more, whatever the server does. */
export async function unsubscribe(): Promise<void> {
  localStorage.removeItem(KEPT);
  await (await subscriptionHere())?.unsubscribe();
}

export async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Leave has been given. One that was made for a key which this Svett no longer has is made anew: nobody could push to it. */
export async function subscribed(publicKey: string): Promise<Subscription> {
  await startWorker();
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  if (before && !isMadeFor(before, publicKey)) await before.unsubscribe();
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  return {
    endpoint: endpoint ?? subscription.endpoint,
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    expirationTime: subscription.expirationTime,
    publicKey,
  };
}

function isMadeFor({ options }: PushSubscription, publicKey: string): boolean {
  if (options.applicationServerKey === null) return true; // this browser does not say
  const text = String.fromCharCode(...new Uint8Array(options.applicationServerKey));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === publicKey;
}
