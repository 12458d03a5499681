import type { CDPSession, Worker } from 'playwright-core';
import type { PushSimulator, Subscription } from '#simulators/push/push-simulator';
import type { Visitor } from './visitor.js';

/** What the platform shows of a push. */
export interface Notice {
  title: string;
  body: string;
  tag: string;
  lang: string;
  data: { url: string };
}

/**
 * A browser that is pushed to. Its push service is our own, as Chromium's is out on the internet; everything else is
 * Chromium: the worker, the push event, the notification, and the page that opens.
 */
export interface PushedBrowser {
  /** Whatever has come for it since is handed to its worker. */
  takePushed(): Promise<void>;
  /** This text, as if a push service had brought it. */
  deliver(text: string): Promise<void>;
  notices(): Promise<Notice[]>;
  /** Somebody presses the one that leads there: it, or one of its buttons. */
  press(url: string, action?: string): Promise<void>;
}

export async function aPushedBrowser(
  { page }: Visitor,
  { push, origin }: { push: PushSimulator; origin: string },
): Promise<PushedBrowser> {
  await page.context().grantPermissions(['notifications'], { origin });
  const subscriptions = new Map<string, Subscription>();
  await page.exposeFunction('subscribeAtOurs', (serverKey: string) => {
    const made = push.subscribe(serverKey);
    subscriptions.set(made.endpoint, made);
    return made;
  });
  await page.addInitScript(STAND_IN);
  const cdp = await page.context().newCDPSession(page);
  const registrationId = registrationOf(cdp, origin);
  await cdp.send('ServiceWorker.enable');
  const deliver = async (data: string) => {
    await cdp.send('ServiceWorker.deliverPushMessage', {
      ...{ origin, data, registrationId: await registrationId },
    });
  };
  let taken = 0;
  return {
    deliver,
    takePushed: async () => {
      const fresh = push.pushed.slice(taken);
      taken += fresh.length;
      for (const { endpoint, text } of fresh) if (subscriptions.has(endpoint)) await deliver(text);
    },
    notices: () => page.evaluate<Notice[]>(SHOWN),
    press: async (url, action = '') => {
      await (await workerOf(page.context())).evaluate(`(${PRESSED})(${JSON.stringify([url, action])})`);
    },
  };
}

/** The page's own registration, once there is one. */
function registrationOf(cdp: CDPSession, origin: string): Promise<string> {
  return new Promise((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
      if (own) resolve(own.registrationId);
    });
  });
}

async function workerOf(context: ReturnType<Visitor['page']['context']>): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** Takes the place of the two calls that would go to the push service of Chromium’s maker. */
const STAND_IN = `
  const kept = () => JSON.parse(sessionStorage.getItem('our-subscription') ?? 'null');
  const asGiven = (made) => made && {
    ...made, options: { applicationServerKey: null }, toJSON: () => made,
    unsubscribe: async () => (sessionStorage.removeItem('our-subscription'), true),
  };
  if ('PushManager' in window) {
    PushManager.prototype.getSubscription = async () => asGiven(kept());
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      if (kept() === null)
        sessionStorage.setItem('our-subscription', JSON.stringify(await subscribeAtOurs(applicationServerKey)));
      return asGiven(kept());
    };
  }
`;

const SHOWN = `navigator.serviceWorker.ready
  .then((registration) => registration.getNotifications())
  .then((all) => all.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, data })))`;

/** A press of the platform's own cannot be had without a screen: the event it makes is made here, in the worker. */
const PRESSED = `async ([url, action]) => {
  const all = await self.registration.getNotifications();
  const event = new NotificationEvent('notificationclick', { notification: all.find((one) => one.data.url === url), action });
  let done = Promise.resolve();
  // Only what the browser itself makes may be waited for otherwise.
  Object.defineProperty(event, 'waitUntil', { value: (promise) => { done = promise; } });
  self.dispatchEvent(event);
  await done;
}`;
