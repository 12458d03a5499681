import type { LoggerService } from '@nestjs/common';
import { Courier } from '#src/channels/courier';
import type { Message } from '#src/channels/message';
import { type Wording, Wordings } from '#src/channels/wording.port';
import { newId } from '#src/kernel/ids';
import { SimClock } from '#simulators/clock';
import { startPush } from '#simulators/push/push';
import type { PushSimulator, Subscription } from '#simulators/push/push-simulator';
import { anApp, type TestApp } from './app.js';
import type { Browser } from './browser.js';
import { StandingClock } from './clock.js';

/** Says of every message the same; a test changes what. */
export class FixedWordings extends Wordings {
  wording: Wording | null = {
    language: 'en',
    title: 'After your session',
    short: 'There is something to read.',
    full: 'All there is to say.\n\nIn two paragraphs.',
    path: '/inbox/7',
    inClear: {
      title: 'Svett',
      short: 'There is a note.',
      path: '/inbox',
      actions: [
        { act: 'open', label: 'Open', path: '/inbox' },
        { act: 'later', label: 'Later', path: null },
      ],
    },
    tag: 'session-7',
    actions: [
      { act: 'open', label: 'Read', path: '/inbox/7' },
      { act: 'later', label: 'Later', path: null },
    ],
  };

  of(): Promise<Wording | null> {
    return Promise.resolve(this.wording);
  }
}

/** The application and a push service that live in the same time. */
export interface ChannelHouse extends TestApp {
  push: PushSimulator;
  words: FixedWordings;
  /** The athlete’s own browser takes messages from now on. */
  subscribed(browser: Browser): Promise<Subscription & { id: string }>;
  /** Something is said to whoever sits at this browser; its id. */
  say(browser: Browser, more?: Partial<Message>): Promise<string>;
}

export async function aChannelHouse(
  wishes: { settings?: Record<string, string>; log?: LoggerService; ownWords?: boolean } = {},
): Promise<ChannelHouse> {
  const clock = new StandingClock();
  const simClock = new SimClock();
  simClock.now = () => clock.now();
  simClock.nowS = () => Math.floor(clock.now().getTime() / 1000);
  const { push } = await startPush({ secure: false, clock: simClock });
  const words = new FixedWordings();
  const settings = { OUTGOING_PRIVATE_ADDRESSES: 'allow', ...wishes.settings };
  const svett = await anApp({
    ...wishes,
    settings,
    clock,
    // `ownWords`: what Svett itself says of its nudges.
    ...(!wishes.ownWords && { wordings: words }),
  });
  return {
    ...svett,
    push,
    words,
    subscribed: async (browser) => {
      const { publicKey } = (await browser.get('/api/v1/push-key')).json<{ publicKey: string }>();
      const subscription = push.subscribe(publicKey);
      const answer = await browser.put('/api/v1/push-devices', { ...subscription, label: 'Firefox, Linux' });
      return { ...subscription, ...answer.json<{ id: string }>() };
    },
    say: async (browser, more = {}) => {
      const { athleteId } = (await browser.get('/api/v1/me')).json<{ athleteId: string }>();
      const id = newId();
      const message: Message = {
        id,
        athleteId,
        kind: 'session-fluid',
        theme: 'after-session',
        sessionId: null,
        reach: 'push',
        shareable: true,
        urgency: 'normal',
        expiresAt: new Date(clock.now().getTime() + 3_600_000),
        ...more,
      };
      await svett.database.transaction((tx) => svett.get(Courier).dispatch(tx, message));
      return id;
    },
    close: async () => {
      await svett.close();
      await push.close();
    },
  };
}
