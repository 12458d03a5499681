import { setTimeout as pause } from 'node:timers/promises';
import { startStrava, type StravaSimulator } from '#simulators/strava/strava';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { aHalfOpenLine } from '../support/half-open.js';
import { type Fault, type Finding } from './fault.js';
import { Answers, HandingIn, linked, Onlooker, somebody } from './people.js';
import { remainsOf, sessionsOf, wellAgain } from './remains.js';
import { Service } from './service.js';
import { aSlowLine } from './slow-line.js';

/** More notices than there are hands to carry facts, so that what waits for the vendor is in everybody's way. */
const NOTICES = 12;
const [OWN_WORKOUTS, FAULT_MS, PATIENCE_S] = [3, 40_000, 180];
/** What people may wait for an estimate of their own file, whatever a vendor does. */
const OWN_WITHIN_S = 30;
const LOOK_MS = 250;
const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];

interface Line {
  url: string;
  begin(): void;
  end(): void;
  close(): Promise<void>;
}

/** Strava takes every connection and answers none. */
export const vendorSilent: Fault = {
  name: 'vendor half-open',
  run: () =>
    withStrava(`Strava answered nothing for ${FAULT_MS / 1000} s`, async (url) => {
      const line = await aHalfOpenLine(url);
      return { ...line, url: line.url.replace(/\/$/, ''), begin: line.hold, end: line.letGo };
    }),
};

/** Strava answers a byte a second. */
export const vendorDripping: Fault = {
  name: 'vendor slow',
  run: () =>
    withStrava(`Strava answered a byte a second for ${FAULT_MS / 1000} s`, async (url) => {
      const line = await aSlowLine(url);
      return { ...line, begin: line.drip, end: line.flow };
    }),
};

/** Strava's name does not resolve, until the service is started with one that does. */
export const vendorUnknown: Fault = {
  name: 'DNS failure',
  run: () =>
    withStrava(
      `Strava’s name led nowhere for ${FAULT_MS / 1000} s`,
      async (url) => ({
        url,
        begin: () => undefined,
        end: () => undefined,
        close: () => Promise.resolve(),
      }),
      { STRAVA_API_BASE: 'http://strava.invalid/api/v3' },
    ),
};

async function withStrava(
  done: string,
  lineTo: (url: string) => Promise<Line>,
  during?: Record<string, string>,
): Promise<Finding> {
  const strava = await startStrava();
  const line = await lineTo(strava.url);
  const service = await Service.start({ settings: settingsOf(strava, line.url) });
  try {
    const who = await somebody(service);
    const athleteId = await linked(who, strava, 1);
    if (during) await service.startAgain(during);
    const looking = new Onlooker(service, who).begin();
    line.begin();
    for (let n = 0; n < NOTICES; n += 1) {
      // Between those that are handed in: what overlaps is one workout.
      const startsAt = new Date(Date.now() - n * HOUR_MS - 40 * MINUTE_MS);
      strava.addActivity(athleteId, { durationS: 900, startsAt }, { announce: true });
    }
    await pause(LOOK_MS);
    const handing = new HandingIn(who);
    const waits: number[] = [];
    const began = performance.now();
    for (let n = 0; n < OWN_WORKOUTS; n += 1) {
      await handing.handIn(1);
      waits.push(await wellAgain(service, who, handing.taken));
    }
    const restMs = FAULT_MS - (performance.now() - began);
    if (restMs > 0) await pause(restMs);
    line.end();
    await looking.end();
    const overAt = performance.now();
    if (during) await service.startAgain(settingsOf(strava, line.url));
    await arrived(who, NOTICES + OWN_WORKOUTS);
    const wellAgainS = (performance.now() - overAt) / 1000;
    const { lost, doubled, setAside } = await remainsOf(service, who, handing.taken);
    const answers = new Answers();
    for (const { status } of strava.webhooks.deliveries) answers.add(String(status ?? 'none'));
    const longestS = Math.max(...waits);
    return {
      done: `${done}, ${NOTICES} notices`,
      seen: `pages ${looking.pages.told}; webhooks ${answers.told}; own estimates within ${longestS.toFixed(1)} s; /readyz ${looking.ready.told}`,
      ...{ lost, doubled, wellAgainS },
      wrong: [
        ...(longestS > OWN_WITHIN_S ? [`An own estimate took ${longestS.toFixed(1)} s`] : []),
        ...(answers.all.every((status) => /^(200|none)$/.test(status))
          ? []
          : [`Webhooks were answered ${answers.told}`]),
        ...(looking.pages.all.join() === '200' ? [] : [`Pages were answered ${looking.pages.told}`]),
        ...(lost + doubled + setAside > 0 ? [`${lost} lost, ${doubled} doubled, ${setAside} set aside`] : []),
      ],
    };
  } finally {
    await service.stop();
    await line.close();
    await strava.close();
  }
}

/** Until as many sessions are there; rejects where that takes too long. */
async function arrived(who: PersonAtBrowser, count: number): Promise<void> {
  const until = performance.now() + PATIENCE_S * 1000;
  for (;;) {
    const { length } = await sessionsOf(who).catch(() => []);
    if (length >= count) return;
    if (performance.now() > until)
      throw new Error(`Only ${length} of ${count} sessions after ${PATIENCE_S} seconds.`);
    await pause(LOOK_MS);
  }
}

function settingsOf({ clientId, clientSecret, url }: StravaSimulator, api: string): Record<string, string> {
  return {
    STRAVA_CLIENT_ID: clientId,
    STRAVA_CLIENT_SECRET: clientSecret,
    STRAVA_OAUTH_BASE: url,
    STRAVA_API_BASE: `${api}/api/v3`,
  };
}
