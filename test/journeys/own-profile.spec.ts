import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccessToken } from '#src/entry/access-token.entity';
import { TooYoung } from '#src/people/people.problems';
import { Profiles } from '#src/people/profiles';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { anApp, type TestApp } from '../support/app.js';
import type { Browser } from '../support/browser.js';

let svett: TestApp;
let ada: Browser;
let bo: Browser;
beforeAll(async () => {
  svett = await anApp();
  ada = await svett.operator();
  bo = await svett.athlete('bo@example.org');
});
afterAll(() => svett.close());

const UNKNOWN = {
  sex: null,
  birthDate: null,
  heightCm: null,
  vo2maxMlKgMin: null,
  restingHeartRateBpm: null,
  maxHeartRateBpm: null,
  ftpW: null,
  heartRateReliable: true,
  usualClothing: null,
  indoorAirC: null,
  indoorHumidityPct: null,
  indoorFan: null,
};

describe('a birth date', () => {
  const tell = (who: Browser, birthDate: string | null, headers = {}) =>
    who.send({ method: 'PUT', url: '/api/v1/profile', payload: { ...UNKNOWN, birthDate }, headers });
  const ageOf = async (who: Browser) => (await who.get('/api/v1/me')).json<{ ageGroup: string }>().ageGroup;

  test('makes nobody under 18 older by their own word, and is corrected by whoever runs the place', async () => {
    const eve = await svett.athlete('eve@example.org');
    expect((await tell(eve, '2010-02-01')).statusCode).toBe(200);
    for (const older of ['1990-02-01', '2008-07-01', '2010-01-31'])
      expect([older, (await tell(eve, older)).json().code]).toEqual([older, 'people.birth-date-stays']);
    expect(await ageOf(eve)).toBe('minor');
    expect((await tell(eve, '2011-02-01')).statusCode).toBe(200);

    const { athleteId } = (await eve.get('/api/v1/me')).json<{ athleteId: string }>();
    await svett.get(Profiles).correctBirthDate(athleteId, '1990-02-01');
    expect(await ageOf(eve)).toBe('adult');
    await expect(svett.get(Profiles).correctBirthDate(athleteId, '2020-02-01')).rejects.toThrow(TooYoung);
  });

  test('is not told by a token, which may send the one that stands', async () => {
    const fay = await svett.athlete('fay@example.org');
    const { token } = (await fay.post('/api/v1/tokens', { name: 'x', scopes: ['profile:write'] })).json();
    const bearer = { authorization: `Bearer ${token}` };
    const script = svett.browser();
    expect((await tell(script, '1990-02-01', bearer)).json().code).toBe('people.birth-date-by-person');
    expect(await ageOf(fay)).toBe('unknown');
    await tell(fay, '1990-02-01');
    expect((await tell(script, '1990-02-01', bearer)).statusCode).toBe(200);
  });
});

describe('the profile', () => {
  test('begins unknown, and is replaced as a whole', async () => {
    expect((await ada.get('/api/v1/profile')).json()).toEqual({ ...UNKNOWN, birthDate: '1990-05-17' });
    const told = {
      ...UNKNOWN,
      sex: 'female',
      birthDate: '1990-02-28',
      heightCm: 171.5,
      usualClothing: 'shorts',
      indoorFan: false,
    };
    expect((await ada.put('/api/v1/profile', told)).json()).toEqual(told);
    expect((await ada.get('/api/v1/profile')).json()).toEqual(told);
    expect((await bo.get('/api/v1/profile')).json()).toEqual(UNKNOWN);
  });

  test.each([
    ['heightCm', 17],
    ['birthDate', '1990-02-30'],
    ['birthDate', '2126-01-01'],
    ['sex', 'yes'],
    ['maxHeartRateBpm', 400],
    ['heartRateReliable', null],
    ['birthDate', '1899-12-31'],
  ])('refuses what cannot be: %s %s', async (field, value) => {
    const answer = await ada.put('/api/v1/profile', { ...UNKNOWN, [field]: value });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toMatch(/^(request.invalid|people.day-to-come)$/);
  });

  test('keeps a birth date once it is told, and takes none of a child', async () => {
    const code = async (birthDate: string | null) =>
      (await ada.put('/api/v1/profile', { ...UNKNOWN, birthDate })).json().code;
    expect(await code(null)).toBe('people.birth-date-stays');
    expect(await code('2013-06-16')).toBe('people.too-young');
    expect((await ada.get('/api/v1/profile')).json().birthDate).toBe('1990-02-28');
    expect(await code('1990-02-27')).toBeUndefined();
  });

  test('wants a heart that can beat faster than it rests', async () => {
    const tell = (restingHeartRateBpm: number | null, maxHeartRateBpm: number | null) =>
      ada.put('/api/v1/profile', {
        ...UNKNOWN,
        birthDate: '1990-02-28',
        restingHeartRateBpm,
        maxHeartRateBpm,
      });
    expect((await tell(100, 100)).json().fields).toEqual([
      {
        path: 'maxHeartRateBpm',
        message: 'give more than the resting heart rate',
        fault: 'more-than-resting',
      },
    ]);
    expect((await tell(100, 101)).statusCode).toBe(200);
    expect((await tell(100, null)).statusCode).toBe(200);
  });

  test('says in words what does not fit', async () => {
    const answer = await ada.put('/api/v1/profile', {
      ...UNKNOWN,
      sex: 'yes',
      heightCm: 17,
      indoorFan: undefined,
    });
    expect(answer.json().detail).toBe(
      'Please correct: sex – choose male or female; heightCm – give at least 100; indoorFan – say true or false',
    );
    expect((await ada.delete('/api/v1/tokens/first')).json().detail).toBe(
      'Please correct: give an id as this API wrote it',
    );
  });
});

describe('body mass', () => {
  test('is kept through time; the same day again replaces it', async () => {
    const weigh = async (measuredOn: string, massKg: number) =>
      ada.post('/api/v1/profile/masses', { measuredOn, massKg });
    expect((await weigh('2026-05-01', 70)).statusCode).toBe(201);
    await weigh('2026-06-01', 68);
    const corrected = (await weigh('2026-05-01', 69.4)).json();
    const { items } = (await ada.get('/api/v1/profile/masses')).json();
    expect(items).toEqual([
      { id: expect.any(String), measuredOn: '2026-06-01', massKg: 68 },
      { ...corrected, measuredOn: '2026-05-01', massKg: 69.4 },
    ]);

    expect((await bo.delete(`/api/v1/profile/masses/${items[0].id}`)).statusCode).toBe(404);
    expect((await ada.delete(`/api/v1/profile/masses/${items[0].id}`)).statusCode).toBe(204);
    expect((await ada.get('/api/v1/profile/masses')).json().items).toHaveLength(1);
  });

  test('is not of tomorrow’s morrow, nor of an elephant', async () => {
    const status = async (body: object) => (await ada.post('/api/v1/profile/masses', body)).statusCode;
    expect(await status({ measuredOn: '2026-06-17', massKg: 70 })).toBe(400);
    expect(await status({ measuredOn: '2026-06-16', massKg: 70 })).toBe(201);
    expect(await status({ measuredOn: '2026-06-01', massKg: 5000 })).toBe(400);
    expect(await status({ measuredOn: '1899-12-31', massKg: 70 })).toBe(400);
  });
});

describe('a personal access token', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test('does what its owner may do, until it is removed', async () => {
    const made = (await ada.post('/api/v1/tokens', { name: 'my script', scopes: ['profile:read'] })).json();
    expect(made.token).toMatch(/^svett_pat_[\w-]{43}$/);
    const script = svett.browser();
    expect((await script.get('/api/v1/me', bearer(made.token))).json()).toMatchObject({
      email: 'first@example.org',
    });

    const { items } = (await ada.get('/api/v1/tokens')).json();
    expect(items).toEqual([
      {
        id: made.id,
        name: 'my script',
        scopes: ['profile:read'],
        createdAt: '2026-06-15T10:00:00.000Z',
        expiresAt: '2027-06-15T10:00:00.000Z',
        lastUsedAt: expect.any(String),
      },
    ]);
    expect((await bo.get('/api/v1/tokens')).json()).toEqual({ items: [] });
    expect((await bo.delete(`/api/v1/tokens/${made.id}`)).statusCode).toBe(404);
    expect((await ada.delete(`/api/v1/tokens/${made.id}`)).statusCode).toBe(204);
    expect((await script.get('/api/v1/me', bearer(made.token))).statusCode).toBe(401);
  });

  test('makes no further tokens', async () => {
    const { token } = (await ada.post('/api/v1/tokens', { name: 'mother', scopes: TOKEN_SCOPES })).json();
    const answer = await svett
      .browser()
      .post('/api/v1/tokens', { name: 'child', scopes: TOKEN_SCOPES }, bearer(token));
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'entry.tokens-need-a-person']);
  });

  test('a wrong one is not saved by a good cookie', async () => {
    expect((await ada.get('/api/v1/me', bearer('svett_pat_wrong'))).statusCode).toBe(401);
  });

  test('is not in the database', async () => {
    const form = { name: 'secret', scopes: ['profile:read'] };
    const { token } = (await ada.post('/api/v1/tokens', form)).json<{ token: string }>();
    expect(JSON.stringify(await svett.database.read(AccessToken).find())).not.toContain(token.slice(10));
  });
});
