import { setTimeout as pause } from 'node:timers/promises';
import { startPush } from '#simulators/push/push';
import { aFitFile } from '../support/fit-file.js';
import type { Fault } from './fault.js';
import { Onlooker, somebody } from './people.js';
import { wellAgain } from './remains.js';
import { Service } from './service.js';

const MINUTE_MS = 60_000;
const [RIDE_MINUTES, PATIENCE_S, LOOK_MS] = [150, 120, 100];
/** Longer than what is tried again would come. */
const SILENCE_MS = 8_000;
const ASKED_S = 3;

/** The push service stumbles: what was due arrives at the next try. */
export const push500: Fault = pushed('push service 500', { status: 500, times: 1 }, 1);
/** It asks to be left alone for a while. */
export const push429: Fault = pushed(
  'push service 429',
  { status: 429, times: 1, headers: { 'retry-after': String(ASKED_S) } },
  1,
);
/** The phone is gone: it is forgotten, and nothing is sent to it again. */
export const push410: Fault = pushed('push service 410', { status: 410, times: 'always' }, 0);

function pushed(
  name: string,
  fault: { status: number; times: number | 'always'; headers?: Record<string, string> },
  arriving: 0 | 1,
): Fault {
  return {
    name,
    run: async () => {
      const { push } = await startPush({ secure: false });
      const service = await Service.start({ settings: { OUTGOING_PRIVATE_ADDRESSES: 'allow' } });
      try {
        const who = await somebody(service);
        await who.put('push-devices', { ...push.subscribe(), label: 'Phone' });
        await who.patch('nudge-manners', { quietFrom: '12:00', quietUntil: '12:00' });
        push.faults.add({ route: 'POST /push/:id', ...fault });
        const looking = new Onlooker(service, who).begin();
        const startedAt = new Date(Date.now() - (RIDE_MINUTES + 30) * MINUTE_MS);
        const bytes = aFitFile({
          startedAt,
          minutes: RIDE_MINUTES,
          everyS: 10,
          sport: 'cycling',
          subSport: 'indoor_cycling',
          power: 220,
        });
        const { items } = await who.upload([{ name: 'ride.fit', bytes }]);
        await wellAgain(service, who, [items[0]!.sessionId!]);
        const asked = () => push.requests.filter(({ method }) => method === 'POST');
        await until('the push service was asked', () => asked().length >= 1);
        const began = performance.now();
        if (arriving === 1) await until('the message arrived', () => push.pushed.length > 0);
        const wellAgainS = (performance.now() - began) / 1000;
        await pause(SILENCE_MS);
        await looking.end();
        const devices = (await who.get<{ devices: unknown[] }>('push-devices')).devices.length;
        const tries = asked().length;
        return {
          done: `answered ${fault.status}${fault.headers ? `, Retry-After ${ASKED_S}` : ''}`,
          seen: `pages ${looking.pages.told}; ${tries} tries, ${push.pushed.length} shown, ${devices} phones kept; /readyz ${looking.ready.told}`,
          lost: Math.max(0, arriving - push.pushed.length),
          doubled: Math.max(0, push.pushed.length - arriving),
          wellAgainS,
          wrong: [
            ...(push.pushed.length === arriving ? [] : [`${push.pushed.length} messages were shown`]),
            ...(tries === arriving + 1 ? [] : [`It was tried ${tries} times`]),
            ...(devices === arriving ? [] : [`${devices} phones are kept`]),
            ...(fault.headers && wellAgainS < ASKED_S ? ['It was asked again too soon'] : []),
          ],
        };
      } finally {
        await service.stop();
        await push.close();
      }
    },
  };
}

async function until(what: string, is: () => boolean): Promise<void> {
  const endMs = performance.now() + PATIENCE_S * 1000;
  while (!is()) {
    if (performance.now() > endMs) throw new Error(`${PATIENCE_S} seconds, and it was not so that ${what}.`);
    await pause(LOOK_MS);
  }
}
