import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId } from '#src/kernel/ids';
import { Mass } from '#src/people/mass.entity';
import { CoachLook } from '#src/teams/coach-look.entity';
import { type ATeam, aCoach, aTeam, makeCoach, share, type TeamWishes } from '../support/a-team.js';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';
import { SteadyWeather } from '../support/steady-weather.js';

/** The clock of a test stands on Monday 15 June 2026, 10:00 UTC. */
const TOMORROW = {
  name: 'Match',
  sport: 'soccer',
  startsAt: '2026-06-16T18:00:00+02:00',
  durationS: 5400,
  effort: 'hard',
};

/** So many are made for one test, each with consents and a weighing. */
const SIXTY_PEOPLE_MS = 120_000;

let svett: TestApp;
const sky = new SteadyWeather();
beforeAll(async () => {
  svett = await anApp({ weather: sky.alone(), reader: new PlayedBack() });
});
afterAll(() => svett.close());
beforeEach(() => {
  sky.airC = 30;
  sky.asked.length = 0;
});

const at = ({ id }: ATeam, planId = '') => `/api/v1/teams/${id}/plans${planId && `/${planId}`}`;

async function planned(team: ATeam, wishes: object = {}, planId = newId()) {
  const answer = await team.coach.put(at(team, planId), { ...TOMORROW, ...wishes });
  expect([answer.statusCode, answer.json()]).toEqual([200, expect.anything()]);
  return answer.json();
}
const water = async (team: ATeam, wishes: object = {}) => (await planned(team, wishes)).water;
const lookedAt = async ({ id: teamId }: ATeam) =>
  (await svett.database.read(CoachLook).findBy({ teamId })).map(({ athleteId }) => athleteId).sort();
const spread = ({ sweatL }: { sweatL: { lowL: number; highL: number } }) => sweatL.highL / sweatL.lowL;

describe('a planned session of a team', () => {
  test('sent again is the same one, and changed it is the one that was told last', async () => {
    const team = await aTeam(svett);
    const first = await planned(team);
    expect(await planned(team, {}, first.clientId)).toEqual(first);
    await planned(team, { durationS: 3600, indoors: true }, first.clientId);
    const { items } = (await team.coach.get(`${at(team)}?from=2026-06-16&to=2026-06-16`)).json();
    expect(items).toMatchObject([{ id: first.id, day: '2026-06-16', durationS: 3600, indoors: true }]);
    expect((await team.coach.delete(at(team, first.clientId))).statusCode).toBe(204);
    expect((await team.coach.get(at(team, first.id))).json().code).toBe('coaching.no-such-plan');
  });

  test('is changed and removed by the id it has been given here as well', async () => {
    const team = await aTeam(svett);
    const { id, clientId } = await planned(team);
    expect(await planned(team, { durationS: 3600 }, id)).toMatchObject({ id, clientId, durationS: 3600 });
    const { items } = (await team.coach.get(`${at(team)}?from=2026-06-16&to=2026-06-16`)).json();
    expect(items).toHaveLength(1);
    expect((await team.coach.delete(at(team, id))).statusCode).toBe(204);
    expect((await team.coach.get(at(team, clientId))).json().code).toBe('coaching.no-such-plan');
  });

  test('is there for every coach of the team, and for nobody else', async () => {
    const team = await aTeam(svett, { others: 1 });
    const { clientId } = await planned(team);
    const assistant = await aCoach(svett);
    const status = async () => (await assistant.coach.get(at(team, clientId))).statusCode;
    expect(await status()).toBe(404);
    await makeCoach(svett, team.id, assistant.coachIs, { role: 'assistant', untilDay: '2026-06-15' });
    expect(await status()).toBe(200);
    await makeCoach(svett, team.id, assistant.coachIs, { role: 'assistant', untilDay: '2026-06-14' });
    expect(await status()).toBe(404);
    expect((await assistant.coach.put(at(team, newId()), TOMORROW)).statusCode).toBe(404);
    expect((await assistant.coach.delete(at(team, clientId))).statusCode).toBe(404);
    const elsewhere = await aTeam(svett);
    expect((await elsewhere.coach.get(at(elsewhere, clientId))).statusCode).toBe(404);
  });

  test('is kept no closer than about a kilometre, and ten stand on a day at most', async () => {
    const team = await aTeam(svett);
    const { place } = await planned(team, { place: { latitudeDeg: 59.8586, longitudeDeg: 17.6389 } });
    expect(place).toEqual({ latitudeDeg: 59.86, longitudeDeg: 17.64 });
    for (let i = 1; i < 10; i++) await planned(team);
    expect((await team.coach.put(at(team, newId()), TOMORROW)).json().code).toBe('plan.day-full');
  });
});

test('a session is planned within two years', async () => {
  const team = await aTeam(svett);
  const answer = await team.coach.put(at(team, newId()), {
    ...TOMORROW,
    startsAt: '2029-06-16T18:00:00+02:00',
  });
  expect(answer.json().code).toBe('plan.too-far');
});

describe('the water to bring', () => {
  test('is a range of whole litres, of members’ own data where they share, of anybody’s for the rest', async () => {
    const team = await aTeam(svett, { sharing: 6, others: 2 });
    const told = await water(team);
    expect(told).toMatchObject({
      state: 'expected',
      reasons: [],
      people: { all: 8, fromOwnData: 6 },
      ownData: 'used',
      assumptions: ['outdoors-by-sport', 'place-unknown', 'effort-from-word'],
    });
    for (const { lowL, highL } of [told.bringL, told.sweatL]) {
      expect(lowL).toBeLessThan(highL);
      expect((2 * lowL) % 1).toBe(0);
      expect((2 * highL) % 1).toBe(0);
    }
    expect(told.bringL.highL).toBeLessThan(told.sweatL.highL);
    expect(JSON.stringify(told)).not.toMatch(/Member|kg/i);
  });

  test('is written down for those whose data went in, and for nobody else', async () => {
    const team = await aTeam(svett, { sharing: 5, others: 1 });
    await water(team);
    expect(await lookedAt(team)).toEqual(
      team.members
        .slice(0, 5)
        .map(({ athleteId }) => athleteId)
        .sort(),
    );
  });

  test(
    'follows the bodies of those who share, with a narrower range than of people unknown',
    async () => {
      const of = async (wishes: TeamWishes) => water(await aTeam(svett, wishes));
      const [heavy, light] = [await of({ sharing: 20, massKg: 105 }), await of({ sharing: 20, massKg: 50 })];
      const unknown = await of({ others: 20 });
      expect(heavy.sweatL.lowL).toBeGreaterThan(1.3 * light.sweatL.lowL);
      expect(spread(heavy)).toBeLessThan(spread(unknown));
    },
    SIXTY_PEOPLE_MS,
  );

  test.each([
    ['of fewer than five who share', { sharing: 4, others: 6 }, 'too-few'],
    ['within a week after somebody came or went', { sharing: 10, quietDays: 6.99 }, 'resting'],
    ['of those who share something else', { sharing: 10, groups: ['coverage', 'weigh-ins'] }, 'too-few'],
  ] as const)('nothing of anybody’s own is in it %s', async (_, wishes, why) => {
    const team = await aTeam(svett, { ...wishes, massKg: 120 });
    const told = await water(team);
    const strangers = await water(await aTeam(svett, { others: 10 }));
    expect(told).toEqual({ ...strangers, ownData: why });
    expect(told.people.fromOwnData).toBe(0);
    expect(await lookedAt(team)).toEqual([]);
  });

  test('nothing of anybody’s own is in it of five who share, of one of whom too little is known', async () => {
    const team = await aTeam(svett, { sharing: 5 });
    expect(await water(team)).toMatchObject({ ownData: 'used' });
    const { athleteId } = team.members[0]!;
    await svett.database.transaction((tx) => tx.delete(Mass, { athleteId }));
    expect(await water(team)).toMatchObject({ ownData: 'too-few', people: { all: 5, fromOwnData: 0 } });
  });

  test('has nothing more of somebody who no longer shares from the next request on, nor of the rest for a week', async () => {
    const team = await aTeam(svett, { sharing: 7 });
    const { clientId } = await planned(team);
    const asked = async () => {
      const { people, ownData } = (await team.coach.get(at(team, clientId))).json().water;
      return [people.fromOwnData, ownData];
    };
    const [one, other, third] = team.members.map(({ athleteId }) => athleteId);
    const longAgo = new Date('2026-06-01T08:00:00Z');
    expect(await asked()).toEqual([7, 'used']);
    await share(svett, { teamId: team.id, athleteId: one! }, 'sessions', false, longAgo);
    expect(await asked()).toEqual([6, 'used']);
    await share(svett, { teamId: team.id, athleteId: other! }, 'sessions', false);
    expect(await asked()).toEqual([0, 'resting']);
    await sayFor(svett, third!, 'sharing', false);
    expect(await asked()).toEqual([0, 'too-few']);
  });

  test('is not told of what is past, nor in a list of what is far off, nor for a team of nobody', async () => {
    const team = await aTeam(svett, { others: 3 });
    expect(await water(team, { startsAt: '2026-06-14T18:00:00+02:00' })).toBeNull();
    await planned(team, { startsAt: '2026-06-25T18:00:00+02:00' });
    await planned(team);
    const { items } = (await team.coach.get(`${at(team)}?from=2026-06-01&to=2026-06-30`)).json();
    const told = items.map((one: { day: string; water: object | null }) => [one.day, one.water !== null]);
    expect(told).toEqual([
      ['2026-06-14', false],
      ['2026-06-16', true],
      ['2026-06-25', false],
    ]);
    expect(await water(await aTeam(svett))).toMatchObject({
      state: 'abstained',
      reasons: ['nobody-in-team'],
    });
  });
});

describe('the sky over it', () => {
  const place = { latitudeDeg: 59.8586, longitudeDeg: 17.6389 };

  test('is a forecast once the coach who said where it is lets a weather service be asked', async () => {
    const team = await aTeam(svett, { others: 10 });
    const { clientId, water: before } = await planned(team, { place });
    await svett.work();
    expect([before.assumptions[1], sky.asked]).toEqual(['typical-weather', []]);
    await sayFor(svett, team.coachIs.athleteId, 'weather-lookups', true);
    svett.clock.pass({ hours: 7 });
    await svett.work();
    const { water: after } = (await team.coach.get(at(team, clientId))).json();
    expect(after.assumptions[1]).toBe('forecast');
    expect(after.weather).toEqual([expect.objectContaining({ text: 'Steady weather' })]);
    expect(after.sweatL.highL).toBeGreaterThan(before.sweatL.lowL);
    expect(sky.asked.flatMap(({ cells }) => cells)).toEqual([{ latitudeDeg: 59.86, longitudeDeg: 17.64 }]);
    await sayFor(svett, team.coachIs.athleteId, 'weather-lookups', false);
    const { water: withdrawn } = (await team.coach.get(at(team, clientId))).json();
    expect([withdrawn.assumptions[1], withdrawn.weather]).toEqual(['typical-weather', []]);
  });

  test('is nobody’s to ask for under a roof, or of a plan that is gone', async () => {
    const team = await aTeam(svett, { others: 10 });
    await sayFor(svett, team.coachIs.athleteId, 'weather-lookups', true);
    await planned(team, { place: { latitudeDeg: 40, longitudeDeg: 3 }, indoors: true });
    const { clientId } = await planned(team, { place: { latitudeDeg: 41, longitudeDeg: 3 } });
    await team.coach.delete(at(team, clientId));
    await svett.work();
    expect(sky.asked).toEqual([]);
  });
});
