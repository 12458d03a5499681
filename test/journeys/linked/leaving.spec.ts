import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Link } from '#src/connect/link.entity';
import { Account } from '#src/people/account.entity';
import { PASSWORD } from '../../support/app.js';
import { yesTo } from '../../support/consenting.js';
import { everyRow, tablesWith } from '../../support/every-table.js';
import { aFitFile } from '../../support/fit-file.js';
import { aLinkedSvett, type LinkedSvett } from '../../support/linked-svett.js';
import type { Newcomer } from '../../support/newcomer.js';
import { secretsIn } from '../../support/secrets-seen.js';

let svett: LinkedSvett;
let ada: Newcomer;
/** Everything by which Ada, or what she did, could be known again. */
let traces: string[];
/** What was to go, of everybody so far. */
const gone: string[] = [];
beforeAll(async () => {
  svett = await aLinkedSvett({ withWeather: true, strava: { dropOptional: 0 }, keepsPlace: true });
});
afterAll(() => svett.place.remove());

/** Somebody who trained for two days, with everything linked, a file handed in, weighed, and the weather asked for. */
async function aFullLife(): Promise<Newcomer> {
  const athlete = await svett.newcomer({ days: 2 });
  const { stravaId, garminId } = athlete.is;
  await athlete.browser.put('/api/v1/consents/weather-lookups', yesTo('weather-lookups'));
  await athlete.connect('strava');
  await athlete.connect('garmin', { with: ['HISTORICAL_DATA_EXPORT'] });
  await svett.settle();
  svett.garmin.weigh(garminId, 68.4);
  svett.strava.addActivity(stravaId, { durationS: 900 }, { announce: true });
  const startedAt = new Date(svett.clock.now().getTime() - 20 * 86_400_000);
  await athlete.browser.upload({
    name: `ride-of-${stravaId}.fit`,
    bytes: aFitFile({ startedAt, minutes: 15 }),
  });
  await svett.settle();
  return athlete;
}

async function tracesOf(athlete: Newcomer): Promise<string[]> {
  const { email, athleteId, stravaId, garminId, made } = athlete.is;
  const account = (await svett.database.read(Account).findOneBy({ email }))!;
  const links = await svett.database.read(Link).findBy({ athleteId });
  const sessions = await athlete.sessions();
  expect(sessions.length).toBeGreaterThan(1);
  const there = svett.strava.activitiesOf(stravaId);
  const places = there.flatMap(({ workout: { start } }) => (start ? Object.values(start) : []));
  return [
    ...[email, `${made.firstName} ${made.lastName}`, stravaId, garminId, account.id],
    ...[...links, ...sessions, ...there, ...svett.garmin.member(garminId).activities].map(({ id }) => id),
    ...places.map(String),
  ];
}

/** What stands in the files of the installation. */
async function files(): Promise<string> {
  const entries = await readdir(svett.settings.dataFolder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, 'latin1')));
  return contents.join('\n');
}
const left = (text: string, words: string[]) => words.filter((word) => text.includes(word));

describe('whoever goes', () => {
  beforeEach(async () => {
    ada = await aFullLife();
    traces = await tracesOf(ada);
    svett.log.lines.length = 0;
  });

  test('altogether is asked for the password, and then leaves nothing but the record that it was done', async () => {
    const bo = await aFullLife();
    const bosBefore = await bo.sessions();
    const before = await everyRow(svett.database);
    expect(svett.weather!.requests).not.toEqual([]);
    for (const word of [ada.is.email, ada.is.athleteId, ada.is.stravaId, ada.is.garminId])
      expect(tablesWith(before, [word])).not.toEqual([]);

    const everything = { erase: 'account' };
    svett.clock.pass({ minutes: 16 });
    expect((await ada.browser.delete('/api/v1/me', everything)).statusCode).toBe(403);
    await ada.browser.post('/api/v1/confirm', { password: PASSWORD });
    expect((await ada.browser.delete('/api/v1/me', everything)).statusCode).toBe(204);
    await svett.settle();
    expect((await ada.browser.get('/api/v1/me')).statusCode).toBe(401);

    const after = await everyRow(svett.database);
    expect(tablesWith(after, traces)).toEqual([]);
    // Of the athlete only a number that leads nowhere, in the records of what was erased.
    expect(tablesWith(after, [ada.is.athleteId])).toEqual(['erasure']);
    // The brands have their grants back; what they then tell of the account is forgotten as well.
    expect(svett.strava.tokens.grants.has(ada.is.stravaId)).toBe(false);
    expect(svett.garmin.member(ada.is.garminId).registeredAt).toBeNull();
    await svett.nextDay();
    expect(tablesWith(await everyRow(svett.database), traces)).toEqual([]);
    expect(left(svett.log.lines.join(''), traces)).toEqual([]);
    gone.push(...traces);
    // Nobody else has lost anything.
    expect(await bo.sessions()).toEqual(bosBefore);
    expect(await bo.link('strava')).toMatchObject({ state: 'active' });
    svett.expectNoBreach();
  });

  test('from Strava, by taking the permission back there, leaves nothing of Strava’s in rows, files and log', async () => {
    const atStrava = svett.strava.activitiesOf(ada.is.stravaId);
    const own = [ada.is.stravaId, ...atStrava.map(({ id }) => id)];
    const { accessToken, refreshToken } = svett.strava.tokens.grants.get(ada.is.stravaId)!;
    svett.strava.deauthorise(ada.is.stravaId);
    await svett.settle();
    await svett.nextDay();
    const rows = await everyRow(svett.database);
    // The name of the file she handed in herself bears her number at Strava; it is hers.
    expect(tablesWith(rows, own).filter((table) => table !== 'session_file')).toEqual([]);
    const past = [...own.slice(1), accessToken, refreshToken];
    expect(left(svett.log.lines.join(''), past)).toEqual([]);
    gone.push(...past);
    svett.expectNoBreach();
  });

  test('or has trouble with a brand, is named nowhere in the log: no token, code, key, person, place or number', async () => {
    const { stravaId, garminId } = ada.is;
    svett.strava.faults.add({ route: 'GET /api/v3/activities/:id', html: true });
    svett.strava.faults.add({ route: 'GET /api/v3/activities/:id/streams', malformedJson: true });
    svett.garmin.faults.add({ route: 'GET /wellness-api/rest/activityFile', dropConnection: true });
    svett.strava.addActivity(stravaId, { durationS: 900 }, { announce: true });
    svett.garmin.spoilFile(garminId, svett.garmin.record(garminId, { durationS: 900 }), new Uint8Array(9));
    await ada.comeBack(
      ada.approve('strava', await ada.setOut('strava')).replace(/code=\w+/, 'code=0123456789abcdef'),
    );
    await svett.settle();
    await svett.pass({ minutes: 1 });
    svett.strava.deauthorise(stravaId, { announce: false });
    svett.garmin.withdrawTokens(garminId);
    await svett.nextDay();
    const log = svett.log.lines.join('');
    expect(log.split('\n').length).toBeGreaterThan(1);
    const secrets = [svett.strava, svett.garmin].flatMap(({ requests }) => secretsIn(requests));
    expect(secrets.length).toBeGreaterThan(10);
    expect(left(log, [...traces, ...secrets, '0123456789abcdef'])).toEqual([]);
    svett.expectNoBreach('no-bearer');
  });
});

test('of those who are gone, the files of a Svett that was stopped hold nothing', async () => {
  expect(gone.length).toBeGreaterThan(10);
  await svett.close();
  expect(left(await files(), gone)).toEqual([]);
});
