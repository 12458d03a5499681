import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceDesk } from '#src/sessions/source-desk';
import { encodeStreams } from '#src/sessions/stream-blob';
import { Settling } from '#src/takeout/settling';
import { aFitFile } from '../support/activity-files.js';
import { aRecording } from '../support/a-recording.js';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';
import { bringHome, takeout } from '../support/moving.js';
import { STRAVA_LIKE } from '../support/the-desk.js';

const START = new Date('2026-06-12T07:00:00Z');

let old: TestApp;
let ada: Browser;
let zip: Buffer;
beforeAll(async () => {
  old = await anApp();
  ada = await old.athlete();
  await ada.upload({ name: 'a.fit', bytes: aFitFile({ startedAt: START, minutes: 50, everyS: 5 }) });
  await hearStrava(old, ada);
  await old.work();
  zip = await takeout(old, ada);
});
afterAll(() => old.close());

/** What Strava knows of the same workout, which is little. */
async function hearStrava(svett: TestApp, who: Browser): Promise<void> {
  const { athleteId } = (await who.get('/api/v1/me')).json();
  const recording = aRecording({
    startedAt: START,
    everyS: 10,
    format: 'api',
    streams: { heartRateBpm: 150 },
  });
  const told = {
    source: 'strava',
    externalId: '77',
    part: '',
    legOf: null,
    aliases: [],
    recording,
    file: null,
  };
  const desk = svett.get(SourceDesk);
  await svett.database.transaction((tx) =>
    desk.take(tx, athleteId, { ...told, terms: STRAVA_LIKE }, encodeStreams(recording.streams)),
  );
  await svett.work();
}

/** What the sessions are told to be, whatever they are called. */
async function sessionsOf(who: Browser): Promise<object[]> {
  const { items } = (await who.get('/api/v1/sessions')).json();
  const answers = await Promise.all(items.map(({ id }: { id: string }) => who.get(`/api/v1/sessions/${id}`)));
  return answers.map((answer) => ({ ...answer.json(), id: null }));
}

test('broken off before sessions that were here are told of what joined them, they are told by the next try', async () => {
  const svett = await anApp({ clock: old.clock });
  const who = await svett.athlete();
  await hearStrava(svett, who);
  const settling = svett.get(Settling);
  const settle = settling.session.bind(settling);
  settling.session = () => {
    settling.session = settle;
    return Promise.reject(new Error('the power is out'));
  };
  expect(await bringHome(svett, who, zip)).toMatchObject({ state: 'running' });
  svett.clock.pass({ minutes: 1 });
  await svett.work();
  expect(await sessionsOf(who)).toEqual(await sessionsOf(ada));
  await svett.close();
});
