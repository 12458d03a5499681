import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { GrantLeft, LinksDue } from '#src/connect/connect.topics';
import { TokenRefused, VendorDown } from '#src/connect/connect.problems';
import { Erasure } from '#src/connect/erasure.entity';
import { Links } from '#src/connect/links';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { SignIn } from '#src/entry/sign-in.entity';
import { Nudge } from '#src/nudges/nudge.entity';
import { Intake } from '#src/sessions/intake';
import { tables } from '#src/tables';
import { aNudge } from '../support/a-nudge.js';
import { aFitFile } from '../support/activity-files.js';
import { anApp, PASSWORD } from '../support/app.js';
import { aClubHouse, type ClubHouse, inClubHouse, type Rider } from '../support/club-house.js';
import type { ClubWishes } from '../support/riding-club.js';
import { unzipped } from '../support/unzipped.js';

let house: ClubHouse;
afterEach(() => house.close());

const STRICT = { others: 'never', afterUnlinking: 'erase', deletionWithinH: 48 } as const;

/** Somebody with two rides from the club, one file of their own and a weight from the club's scale. */
async function somebody(wishes: ClubWishes & { keepsPlace?: boolean } = {}): Promise<Rider> {
  house = await aClubHouse({ capabilities: { weight: true }, ...wishes });
  for (const day of [12, 13])
    house.club.ride(`ride-${day}`, {
      owner: 'ada-at-the-club',
      startedAt: new Date(`2026-06-${day}T06:00:00Z`),
    });
  house.club.weighings.push({
    externalId: 'w',
    measuredAt: new Date('2026-06-13T05:00:00Z'),
    utcOffsetS: 0,
    massKg: 68.4,
  });
  const ada = await house.rider('ada-at-the-club');
  await house.work();
  await house.get(Intake).take(ada.athleteId, { name: 'own.fit', bytes: aFitFile({ everyS: 5 }) });
  await house.tell([{ key: 'n', vendorUserId: 'ada-at-the-club', externalId: 'ride-13' }]);
  await house.work();
  expect(await house.sessions()).toHaveLength(3);
  return ada;
}

/** Everything in the database, as text. */
async function everything(): Promise<Record<string, string>> {
  const rows = await Promise.all(
    tables.map(async (table) => {
      const { name } = table as { name: string };
      return [name, JSON.stringify(await house.database.read(table as new () => object).find())];
    }),
  );
  return Object.fromEntries(rows) as Record<string, string>;
}

const erasures = () => house.database.read(Erasure).find();

test('taken back at the club: all that came from there goes at once, facts included, and a record of it stays', async () => {
  const ada = await somebody({ terms: STRICT });
  house.club.end('ada-at-the-club');
  await house.tell([{ key: 'r', kind: 'revoked', vendorUserId: 'ada-at-the-club' }]);
  await house.tell([{ key: 'late', vendorUserId: 'ada-at-the-club', externalId: 'ride-12' }]);
  await house.work();
  house.clock.pass({ minutes: 5 });
  await house.work();

  expect(await house.sessions(ada.athleteId)).toMatchObject([{ format: 'fit' }]);
  expect(await erasures()).toMatchObject([
    {
      brand: 'riding-club',
      reason: 'deauthorised',
      counts: { sources: 2, sessions: 2 },
      doneAt: expect.any(Date),
    },
  ]);
  for (const [table, text] of Object.entries(await everything())) {
    expect([table, text.replaceAll('ada-at-the-club@example.org', '')]).toEqual([
      table,
      expect.not.stringMatching(/ada-at-the-club|ride-1\d|clear-\w+-token/),
    ]);
  }
  expect(house.club.revoked).toEqual([]); // there is nothing left to give back
});

describe('what was said', () => {
  const WORDS = [
    { key: 'of the ride', kind: 'session-fluid', shareable: false },
    { key: 'of the ride, before anybody was strict', kind: 'session-food', shareable: true },
    { key: 'of their weeks', kind: 'week-enough', shareable: false },
    { key: 'of their weeks, before the link', kind: 'week-low', shareable: true },
    { key: 'of the file', kind: 'session-long', shareable: true },
    { key: 'of the file, by what else is known', kind: 'drank-much', shareable: false },
    { key: 'of how they are', kind: 'red-flag', shareable: false },
  ] as const;

  async function somebodyWasTold(wishes: ClubWishes): Promise<Rider> {
    const ada = await somebody(wishes);
    const sessions = await house.sessions(ada.athleteId);
    const [ride, file] = ['api', 'fit'].map((format) => sessions.find((one) => one.format === format));
    const rows = WORDS.map((word) => {
      const { key } = word;
      const sessionId = key.includes('ride') ? ride!.id : key.includes('file') ? file!.id : null;
      const told = { id: newId(), athleteId: ada.athleteId, sessionId, spokenAt: house.clock.now() };
      return aNudge({ ...told, ...word });
    });
    // It was said together with what came of the ride.
    rows[4] = { ...rows[4]!, ledBy: rows[0]!.id };
    await house.database.transaction((tx) => tx.insert(Nudge, rows));
    return ada;
  }
  const left = async () => {
    const rows = await house.database.read(Nudge).find();
    return rows.map(({ key }) => key).sort();
  };
  async function takenAlong({ browser }: Rider): Promise<string> {
    const { id } = (await browser.post('/api/v1/exports')).json<{ id: string }>();
    await house.work();
    const entries = await unzipped((await browser.get(`/api/v1/exports/${id}/file`)).rawPayload);
    return entries.get('tables/nudge.ndjson')!.toString();
  }

  test('of what nobody else may see goes with the link, from the inbox and from what is taken along; the rest stays', async () => {
    const ada = await somebodyWasTold({ terms: STRICT });
    expect(await takenAlong(ada)).toContain('of their weeks"');
    expect((await ada.browser.delete('/api/v1/links/riding-club')).statusCode).toBe(204);
    const stay = ['of how they are', 'of the file', 'of their weeks, before the link'];
    expect(await left()).toEqual(stay);
    const { items } = (await ada.browser.get('/api/v1/inbox')).json<{ items: { kind: string }[] }>();
    expect(items.map(({ kind }) => kind).sort()).toEqual(['session-long', 'week-low']);
    const along = await takenAlong(ada);
    for (const { key } of WORDS) expect([key, along.includes(`"${key}"`)]).toEqual([key, stay.includes(key)]);
  });

  test('goes too when the grant was taken back at the club, also where no ride of it was left', async () => {
    const ada = await somebodyWasTold({ terms: STRICT });
    const rides = (await house.sessions(ada.athleteId)).filter(({ format }) => format === 'api');
    for (const { id } of rides)
      expect((await ada.browser.delete(`/api/v1/sessions/${id}`)).statusCode).toBe(204);
    expect(await left()).toContain('of their weeks');
    house.club.end('ada-at-the-club');
    await house.tell([{ key: 'r', kind: 'revoked', vendorUserId: 'ada-at-the-club' }]);
    await house.work();
    expect(await left()).toEqual(['of how they are', 'of the file', 'of their weeks, before the link']);
  });

  test('stays as far as the athlete may choose, and chose to keep it; else what is of the club’s rides goes', async () => {
    const ada = await somebodyWasTold({});
    await ada.browser.delete('/api/v1/links/riding-club?data=keep');
    expect(await left()).toHaveLength(WORDS.length);
    await house.get(Links).connect(ada.athleteId, house.club, house.club.grant('ada-at-the-club'), []);
    await ada.browser.delete('/api/v1/links/riding-club?data=erase');
    const gone = WORDS.map(({ key }) => key).filter((key) => key.includes('ride'));
    expect(await left()).toEqual(
      WORDS.map(({ key }) => key)
        .filter((key) => !gone.includes(key))
        .sort(),
    );
  });
});

test('the record tells when the athlete asked for it, however long the club could not be asked', async () => {
  await somebody({ terms: STRICT });
  const toldAt = house.clock.now();
  house.club.end('ada-at-the-club');
  house.club.before = () => Promise.reject(new VendorDown('Club'));
  await house.tell([{ key: 'r', kind: 'revoked', vendorUserId: 'ada-at-the-club' }]);
  await house.work();
  house.clock.pass({ hours: 5 });
  house.club.before = () => Promise.resolve();
  await house.work();
  const [record] = await erasures();
  expect(record!.askedAt).toEqual(toldAt);
  expect(record!.dueAt.getTime() - toldAt.getTime()).toBe(48 * 3_600_000);
  expect(record!.doneAt).toEqual(house.clock.now());
});

describe('taken back at the club, whose notice of it is lost,', () => {
  /** Some days go by in which the club says that the grant is over, and the clock strikes for links each day. */
  async function daysPass(days: number): Promise<void> {
    for (let day = 1; day <= days; day++) {
      house.clock.pass({ hours: 23 });
      const outbox = house.get(Outbox);
      await house.database.transaction((tx) => outbox.put(tx, LinksDue, {}, { key: newId() }));
      await house.work();
      house.clock.pass({ hours: 1 });
      await house.work();
    }
  }
  async function somebodyLost(wishes: ClubWishes): Promise<Rider> {
    const ada = await somebody(wishes);
    house.club.before = () => Promise.reject(new TokenRefused('Club'));
    await daysPass(1);
    expect(await house.get(Links).find(ada.link.id)).toMatchObject({ state: 'reconnect' });
    return ada;
  }
  async function erasedOn({ browser }: Rider): Promise<string | null> {
    const { json } = await browser.get('/api/v1/links');
    return json<{ items: { link: { erasedOn: string | null } }[] }>().items[0]!.link.erasedOn;
  }

  test('all of it goes four weeks later, on the day the athlete was told, with a record of it', async () => {
    const ada = await somebodyLost({ terms: STRICT });
    const told = await erasedOn(ada);
    await daysPass(27);
    expect(house.clock.now().getTime()).toBeLessThan(Date.parse(told!));
    expect([await house.sessions(), await erasures()]).toMatchObject([{ length: 3 }, { length: 0 }]);

    await daysPass(1);
    expect(await house.sessions(ada.athleteId)).toMatchObject([{ format: 'fit' }]);
    expect(await house.get(Links).find(ada.link.id)).toBeNull();
    const counts = { sources: 2, sessions: 2 };
    expect(await erasures()).toMatchObject([{ brand: 'riding-club', reason: 'lapsed', counts }]);
    const facts = await house.database.read(OutboxRow).find();
    expect(JSON.stringify(facts)).not.toContain(ada.link.id);
  });

  test('nothing goes of an athlete who connects again in time, even if it is lost once more', async () => {
    const ada = await somebodyLost({ terms: STRICT });
    await daysPass(20);
    house.club.before = () => Promise.resolve();
    await house.get(Links).connect(ada.athleteId, house.club, house.club.grant('ada-at-the-club'), []);
    await house.work();
    expect(await erasedOn(ada)).toBeNull();
    await daysPass(2);
    house.club.before = () => Promise.reject(new TokenRefused('Club'));
    await daysPass(20);
    expect([await house.sessions(), await erasures()]).toMatchObject([{ length: 3 }, { length: 0 }]);
  });

  test('the day stays the same, whatever else was under way when it was lost', async () => {
    const ada = await somebodyLost({ terms: STRICT });
    const told = await erasedOn(ada);
    house.clock.pass({ hours: 5 });
    await house.get(Links).note(ada.link.id, new VendorDown('Club'));
    expect(await erasedOn(ada)).toBe(told);
    await house.get(Links).wellAgain(ada.link.id);
    expect(await erasedOn(ada)).toBe(told);
  });

  test('nothing goes where the athlete may choose', async () => {
    const ada = await somebodyLost({});
    expect(await erasedOn(ada)).toBeNull();
    await daysPass(30);
    expect([await house.sessions(), await erasures()]).toMatchObject([{ length: 3 }, { length: 0 }]);
  });
});

test('a forged end erases nothing: the club is asked first', async () => {
  await somebody({ terms: STRICT });
  await house.tell([{ key: 'r', kind: 'revoked', vendorUserId: 'ada-at-the-club' }]);
  await house.work();
  expect(house.club.asked).toContain('still granted');
  expect(await house.sessions()).toHaveLength(3);
  house.club.before = () => Promise.reject(new VendorDown('Club'));
  await house.tell([{ key: 'r2', kind: 'revoked', vendorUserId: 'ada-at-the-club' }]);
  await house.work();
  expect(await house.sessions()).toHaveLength(3);
});

test('who takes the grant back and connects again at once stays connected', async () => {
  const ada = await somebody({ terms: STRICT });
  const stillGranted = house.club.stillGranted.bind(house.club);
  house.club.stillGranted = async () => {
    // The answer is of the grant that is over, and by the time it comes there is another.
    house.club.stillGranted = stillGranted;
    house.clock.pass({ seconds: 1 });
    await house.get(Links).connect(ada.athleteId, house.club, house.club.grant(ada.vendorUserId), []);
    return false;
  };
  await house.tell([{ key: 'r', kind: 'revoked', vendorUserId: ada.vendorUserId }]);
  await house.work();
  expect(await house.get(Links).find(ada.link.id)).toMatchObject({ state: 'active' });
  expect(await house.sessions()).toHaveLength(3);
});

test('disconnected here: the grant is given back, and what the terms say goes, whatever is asked', async () => {
  const ada = await somebody({ terms: STRICT });
  expect((await ada.browser.delete('/api/v1/links/riding-club?data=keep')).statusCode).toBe(204);
  expect(await house.sessions()).toHaveLength(1);
  await house.work();
  expect(house.club.revoked).toHaveLength(1);
  expect(await erasures()).toMatchObject([{ reason: 'disconnected', counts: { sources: 2 } }]);
  expect((await ada.browser.delete('/api/v1/links/riding-club')).statusCode).toBe(404);
  const offers = (await ada.browser.get('/api/v1/links')).json<{ items: { link: unknown }[] }>();
  expect(offers.items).toMatchObject([{ link: null }]);
});

test('where the athlete may choose, their choice counts', async () => {
  const ada = await somebody();
  await ada.browser.delete('/api/v1/links/riding-club?data=keep');
  await house.work();
  expect(await house.sessions()).toHaveLength(3);
  expect(await erasures()).toEqual([]);
  await house.get(Links).connect(ada.athleteId, house.club, house.club.grant('ada-at-the-club'), []);
  await house.work();
  expect(await house.sessions()).toHaveLength(3); // what was kept is recognised
  await ada.browser.delete('/api/v1/links/riding-club?data=erase');
  await house.work();
  expect(await house.sessions()).toHaveLength(1);
  expect(await erasures()).toMatchObject([{ counts: { sources: 2, sessions: 2, masses: 1 } }]);
});

test('a club that does not answer is told later that the grant is over; in the end nothing of it is kept', async () => {
  const ada = await somebody();
  const facts = () => house.database.read(OutboxRow).findBy({ topic: GrantLeft.name });
  house.club.before = () => Promise.reject(new VendorDown('Club'));
  await ada.browser.delete('/api/v1/links/riding-club?data=erase');
  await house.work();
  const [waiting] = await facts();
  expect(JSON.stringify(waiting)).not.toMatch(/clear-|at-the-club/);
  house.clock.pass({ minutes: 1 });
  house.club.before = () => Promise.resolve();
  await house.work();
  expect(house.club.revoked).toHaveLength(1);
  expect(await facts()).toEqual([]);
});

test('a club that stumbles after the tokens were renewed is told with the renewed ones', async () => {
  const ada = await somebody();
  house.clock.pass({ days: 1 });
  house.club.before = (what) =>
    what === 'revoke' ? Promise.reject(new VendorDown('Club')) : Promise.resolve();
  await ada.browser.delete('/api/v1/links/riding-club?data=erase');
  await house.work();
  const { refreshes } = house.club;
  house.clock.pass({ minutes: 1 });
  house.club.before = () => Promise.resolve();
  await house.work();
  expect(house.club.revoked).toMatchObject([{ accessExpiresAt: expect.any(Date) }]);
  expect(house.club.revoked[0]!.accessExpiresAt!.getTime()).toBeGreaterThan(house.clock.now().getTime());
  expect(house.club.refreshes).toBe(refreshes);
});

test('a club that never answers is left alone in the end', async () => {
  const ada = await somebody();
  house.club.before = () => Promise.reject(new VendorDown('Club'));
  await ada.browser.delete('/api/v1/links/riding-club?data=erase');
  for (let round = 0; round < 8; round++) {
    await house.work();
    house.clock.pass({ hours: 7 });
  }
  expect(await house.database.read(OutboxRow).findBy({ topic: GrantLeft.name })).toEqual([]);
});

test('an erased account is gone when the answer comes: signed out everywhere, no row, no fact, and the club is told', async () => {
  const ada = await somebody();
  const elsewhere = house.browser();
  await elsewhere.post('/api/v1/sign-in', { email: 'ada-at-the-club@example.org', password: PASSWORD });
  const before = await everything();
  expect(Object.values(before).join()).toContain(ada.athleteId);

  const leave = (erase: string) =>
    ada.browser.send({ method: 'DELETE', url: '/api/v1/me', payload: { erase } });
  house.clock.pass({ minutes: 16 });
  const refused = await leave('account');
  expect([refused.statusCode, refused.json()]).toMatchObject([403, { code: 'entry.confirm-first' }]);
  await ada.browser.post('/api/v1/confirm', { password: PASSWORD });
  expect((await leave('something')).statusCode).toBe(400);
  expect(await house.sessions()).toHaveLength(3);

  expect((await leave('account')).statusCode).toBe(204);
  expect((await ada.browser.get('/api/v1/me')).statusCode).toBe(401);
  expect((await elsewhere.get('/api/v1/me')).statusCode).toBe(401);
  const after = await everything();
  const { Erasure: records, OutboxRow: facts, ...rows } = after;
  for (const [table, text] of Object.entries(rows))
    expect([table, text]).toEqual([
      table,
      ['Attempt', 'VendorBudget', 'WebhookSubscription'].includes(table) ? text : '[]',
    ]);
  expect(facts).not.toMatch(new RegExp(`${ada.athleteId}|ada-at-the-club|ride-1`));
  expect(records).toContain('account-erased');
  expect(records).not.toContain('ada-at-the-club');

  await house.work();
  expect(house.club.revoked).toHaveLength(1);
});

test('an account whose erasing is broken off is whole or gone, and the club hears of it after the restart', async () => {
  for (let step = 1; ; step++) {
    const ada = await somebody({ keepsPlace: true });
    const { club, place, clock } = house;
    let transactions = 0;
    const whole = house.database.transaction.bind(house.database);
    house.database.transaction = (work) => {
      return ++transactions < step ? whole(work) : Promise.reject(new Error('the power is out'));
    };
    const request = { method: 'DELETE', url: '/api/v1/me', payload: { erase: 'account' } } as const;
    await ada.browser.send(request).catch(() => undefined);
    await Promise.race([
      house.work().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 100)),
    ]);
    const died = transactions >= step;
    const gone = step > 1; // the first transaction is the one that erases
    await house.app.close();

    house = inClubHouse(await anApp({ brands: () => [club], place, clock, keepsPlace: false }), club);
    clock.pass({ hours: 1 });
    await house.work();
    const left = {
      sessions: (await house.sessions()).length,
      signIns: await house.database.read(SignIn).count(),
    };
    expect([step, left]).toEqual([step, gone ? { sessions: 0, signIns: 0 } : { sessions: 3, signIns: 1 }]);
    // A brand may hear it twice: it is told again where we did not come to write down that it was.
    expect([step, club.revoked.length > 0]).toEqual([step, gone]);
    if (!died) break;
    await house.close();
  }
}, 120_000);

test('of what is erased not even the file of the database keeps a byte', async () => {
  const ada = await somebody({ terms: STRICT });
  if (house.settings.databaseUrl) return;
  const file = async () => {
    const parts = ['svett.sqlite', 'svett.sqlite-wal'].map((name) =>
      readFile(join(house.settings.dataFolder, name), 'latin1').catch(() => ''),
    );
    return (await Promise.all(parts)).join();
  };
  const isThere = async () => (await file()).includes('ride-12');
  expect(await isThere()).toBe(true);
  await ada.browser.delete('/api/v1/links/riding-club?data=erase');
  await house.work();
  expect(await isThere()).toBe(false);
});
