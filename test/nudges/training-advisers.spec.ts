import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isSaid, type Verdict } from '#src/advice/advice';
import { Circumstances } from '#src/circumstances/circumstances';
import { DAY_MS, dayOf, HOUR_MS } from '#src/kernel/clock';
import { type Asked, Advisers, type Occasion } from '#src/nudges/adviser';
import { askedAt } from '#src/nudges/moments';
import { Nudge } from '#src/nudges/nudge.entity';
import { NudgeTexts } from '#src/nudges/nudge-texts';
import { SessionLog } from '#src/sessions/session-log';
import { Help } from '#src/signs/help';
import { daysAfter } from '#src/timing/local';
import { anApp, type TestApp } from '../support/app.js';
import { Trainee } from '../support/a-trainee.js';
import { sayFor } from '../support/consenting.js';
import { SteadyWeather } from '../support/steady-weather.js';

const sky = new SteadyWeather();
let svett: TestApp;
let ada: Trainee;

beforeAll(async () => {
  svett = await anApp({ weather: sky.alone() });
});
afterAll(() => svett.close());
beforeEach(async () => {
  sky.airC = 20;
  ada = await Trainee.of(svett);
});

const now = () => svett.clock.now();
const today = () => dayOf(now());
const inHours = (hours: number) => new Date(now().getTime() + hours * HOUR_MS);

/** The clock goes on to an hour of a weekday to come; 7 is Sunday. */
function goTo(weekday: number, time: string): void {
  const days = (weekday - (now().getUTCDay() || 7) + 7) % 7;
  const there = Date.parse(`${daysAfter(today(), days)}T${time}:00Z`);
  const later = there > now().getTime() ? there : there + 7 * DAY_MS;
  svett.clock.pass({ seconds: (later - now().getTime()) / 1000 });
}

async function ask(occasion: Occasion): Promise<Map<string, Verdict>> {
  const asked: Asked = askedAt(now(), 'UTC');
  const verdicts: Verdict[] = [];
  for (const adviser of svett.get<Advisers>(Advisers).all)
    verdicts.push(...(await adviser.on(occasion, asked)));
  return new Map(verdicts.map((verdict) => [verdict.kind, verdict]));
}

const afterSession = (sessionId: string) => ask({ of: 'session', athleteId: ada.athleteId, sessionId });
const looking = (slot: 'morning' | 'afternoon') =>
  ask({ of: 'look', athleteId: ada.athleteId, day: today(), slot });
const toldOf = (verdict: Verdict | undefined) => {
  if (!verdict) return 'nothing';
  return isSaid(verdict) ? verdict.kind : verdict.silent;
};

/** Each can be read by somebody: every figure it asks for is there. */
function read(verdict: Verdict | undefined): string {
  if (!verdict || !isSaid(verdict)) throw new Error('Nothing is said.');
  const reading = { ...verdict, text: verdict.kind, isCaution: false };
  const texts = (['en', 'sv'] as const).map((language) => {
    const told = new NudgeTexts({ language, units: 'metric' });
    const { title, short, full } = told.of(verdict.kind, reading, { withNumbers: true });
    const grounds = verdict.grounds.map((ground) => told.ground(ground));
    expect(grounds).not.toContain('');
    return [title, short, full, ...grounds].join('\n');
  });
  expect(texts.join('\n')).not.toMatch(/[{}]|undefined|NaN/);
  return texts[0]!;
}

describe('after a sweaty session', () => {
  test('somebody is told to drink by thirst, and what its magnesium is as food', async () => {
    const verdicts = await afterSession(await ada.trains({ endedAt: now() }));

    expect(read(verdicts.get('session-fluid'))).toMatch(/1\.4 L \(likely/);
    expect(read(verdicts.get('session-food'))).toMatch(/That is about as much as in/);
    expect(toldOf(verdicts.get('session-long'))).toBe('not-long');
    expect(verdicts.get('session-fluid')).toMatchObject({ values: { drink: 'thirst', salt: 'yes' } });
  });

  test('with the next one planned within a day an amount is named, and to a minor or somebody ill none', async () => {
    const session = { endedAt: now() };
    const drinkAfter = async () => {
      const sessionId = await ada.trains(session);
      await ada.plans({ startsAt: inHours(20).toISOString() });
      const verdict = (await afterSession(sessionId)).get('session-fluid')!;
      return isSaid(verdict) && verdict.values['drink'];
    };
    expect(await drinkAfter()).toBe('all');

    ada = await Trainee.of(svett, { birthDate: '2011-01-01' });
    expect(await drinkAfter()).toBe('thirst');

    ada = await Trainee.of(svett);
    await sayFor(svett, ada.athleteId, 'conditions', true);
    const told = { pregnant: false, breastfeeding: false, doctorSaidSupplement: false };
    await svett
      .get(Circumstances)
      .tell(ada.athleteId, 'conditions', { ...told, conditions: ['kidney-disease'] });
    expect(await drinkAfter()).toBe('thirst');

    // What is no longer to be worked with stands against nothing.
    await sayFor(svett, ada.athleteId, 'conditions', false);
    expect(await drinkAfter()).toBe('all');
  });

  test('who drank as much on the way, or has noted food since, hears no more of it', async () => {
    const sessionId = await ada.trains({ endedAt: now() });
    await ada.weighs(sessionId, { preKg: 70, postKg: 69.6, drinkKg: 1.3 });
    svett.clock.pass({ minutes: 30 });
    await ada.eats('almonds', today());
    const verdicts = await afterSession(sessionId);

    expect(toldOf(verdicts.get('session-fluid'))).toBe('done');
    expect(toldOf(verdicts.get('session-food'))).toBe('done');
  });

  test('each session of a day has its own word on food: one that was done leaves the next to be spoken of', async () => {
    const keyOf = async (sessionId: string, kind: string) =>
      (await afterSession(sessionId)).get(kind) as { key: string };
    goTo(2, '19:30');
    await ada.eats('banana', today());
    svett.clock.pass({ minutes: 1 });
    const [one, other] = [await ada.trains({ endedAt: now() }), await ada.trains({ endedAt: now() })];
    for (const kind of ['session-food', 'evening-snack'])
      expect((await keyOf(one, kind)).key).not.toBe((await keyOf(other, kind)).key);
  });

  test('a long one has a word of its own', async () => {
    const verdicts = await afterSession(await ada.trains({ endedAt: now(), minutes: 200, litres: 2.8 }));

    expect(read(verdicts.get('session-long'))).toMatch(/mg of sodium/);
    expect(toldOf(verdicts.get('session-fluid'))).toBe('said-with-length');
  });

  test('in the evening, to who notes food, something small', async () => {
    goTo(2, '19:30');
    const sessionId = await ada.trains({ endedAt: now() });
    expect(toldOf((await afterSession(sessionId)).get('evening-snack'))).toBe('nothing-noted');

    await ada.eats('banana', today());
    expect(read((await afterSession(sessionId)).get('evening-snack'))).toMatch(/for example/);
  });

  test('nothing is said of one that was removed, or without a yes to health data', async () => {
    const [gone, kept] = [await ada.trains({ endedAt: now() }), await ada.trains({ endedAt: now() })];
    await svett.database.transaction((tx) => svett.get(SessionLog).remove(tx, ada.athleteId, gone));
    expect(await afterSession(gone)).toEqual(new Map());

    await sayFor(svett, ada.athleteId, 'health-data', false);
    expect(await afterSession(kept)).toEqual(new Map());
    expect(await looking('afternoon')).toEqual(new Map());
  });
});

describe('who drank more than they lost', () => {
  const drinking = (sessionId: string) => ask({ of: 'drinking', athleteId: ada.athleteId, sessionId });

  test('is cautioned once the weighing says so', async () => {
    const sessionId = await ada.trains({ endedAt: now() });
    await ada.weighs(sessionId, { preKg: 70, postKg: 70.5, drinkKg: 2.2 });

    expect(read((await drinking(sessionId)).get('drank-more-than-sweated'))).toMatch(/112/);
  });

  test('is cautioned as well when what was reckoned of the session came after the weighing', async () => {
    const sessionId = await ada.trains({ endedAt: now() });
    await ada.weighs(sessionId, { preKg: 70, postKg: 70.5, drinkKg: 2.2 });

    expect(toldOf((await afterSession(sessionId)).get('drank-more-than-sweated'))).toBe(
      'drank-more-than-sweated',
    );
  });

  test.each([
    ['SE', /1177.*112/],
    ['US', /doctor or health centre.*911/],
  ] as const)('is told the numbers that help in %s', async (country, numbers) => {
    await svett.get(Help).live(ada.athleteId, country);
    const sessionId = await ada.trains({ endedAt: now() });
    await ada.weighs(sessionId, { preKg: 70, postKg: 70.5, drinkKg: 2.2 });
    expect(read((await drinking(sessionId)).get('drank-more-than-sweated'))).toMatch(numbers);
  });

  test('is told softly of a little', async () => {
    const sessionId = await ada.trains({ endedAt: now() });
    await ada.weighs(sessionId, { preKg: 70, postKg: 69.8, drinkKg: 1.4 });
    const verdicts = await drinking(sessionId);

    expect(toldOf(verdicts.get('drank-more-than-sweated'))).toBe('not-too-much');
    read(verdicts.get('drank-much'));
  });
});

describe('food', () => {
  test('a meal is offered late in the day to who notes food and has not come far today', async () => {
    goTo(2, '16:15');
    await ada.eatsDaily({ banana: 1 }, today(), 5);
    await ada.trains({ endedAt: now(), minutesAtThreshold: 12 });
    expect(read((await looking('afternoon')).get('evening-meal'))).toMatch(/Tonight/);

    await ada.eats('pumpkin_seeds', today(), 3);
    expect(toldOf((await looking('afternoon')).get('evening-meal'))).toBe('done');
  });

  test('breakfast is spoken of the morning after a hard day, until something is noted', async () => {
    goTo(3, '07:15');
    await ada.eatsDaily({ banana: 1 }, daysAfter(today(), -2), 2);
    await ada.trains({ endedAt: inHours(-14), minutesAtThreshold: 15 });
    expect(read((await looking('morning')).get('breakfast'))).toMatch(/After a day like yesterday/);

    await ada.eats('oats_dry', today());
    expect(toldOf((await looking('morning')).get('breakfast'))).toBe('done');
  });

  test('on Wednesdays one more kind, to who eats few', async () => {
    goTo(3, '16:15');
    await ada.eatsDaily({ banana: 1 }, today(), 4);

    expect(read((await looking('afternoon')).get('variety'))).toMatch(/1 of the 7 groups/);
  });
});

describe('the week', () => {
  beforeEach(() => goTo(7, '16:15'));

  test.each([
    ['enough', { pumpkin_seeds: 3, oats_dry: 3, almonds: 2 }, 'week-enough'],
    ['little', { white_rice: 1, banana: 1 }, 'week-low'],
  ])('with %s on every day', async (_what, foods, kind) => {
    await ada.eatsDaily(foods, today(), 7);

    read((await looking('afternoon')).get(kind));
  });

  test('with few days noted nobody can tell, and who notes none is left in peace', async () => {
    expect(toldOf((await looking('afternoon')).get('week-unclear'))).toBe('nothing-noted');

    await ada.eatsDaily({ banana: 2 }, today(), 2);
    expect(read((await looking('afternoon')).get('week-unclear'))).toMatch(/3 more whole days/);
  });

  test('is told of after a night or a pause too, as it was on its Sunday', async () => {
    await ada.eatsDaily({ white_rice: 1, banana: 1 }, today(), 7);
    for (const days of [1, 2, 3]) await ada.trains({ endedAt: inHours(-24 * days), litres: 2.2 });
    const sunday = { of: 'look', athleteId: ada.athleteId, day: today(), slot: 'afternoon' } as const;
    const then = await ask(sunday);
    svett.clock.pass({ hours: 17 });
    await ada.eatsDaily({ pumpkin_seeds: 3 }, today(), 1);
    const after = await ask(sunday);

    for (const kind of ['week-low', 'sweaty-week'] as const)
      expect([kind, after.get(kind)]).toEqual([kind, then.get(kind)]);
    expect(after.has('evening-meal')).toBe(false);
  });

  test('that took far more sweat than usual is told so', async () => {
    for (const days of [1, 2, 3]) await ada.trains({ endedAt: inHours(-24 * days), litres: 2.2 });
    await ada.trains({ endedAt: inHours(-24 * 20), litres: 1 });

    expect(read((await looking('afternoon')).get('sweaty-week'))).toMatch(/this week \(likely/);
  });
});

test('four weeks are told on the first Monday of a month', async () => {
  do goTo(1, '07:15');
  while (now().getUTCDate() > 7);
  await ada.eatsDaily({ oats_dry: 2 }, daysAfter(today(), -1), 15);

  expect(read((await looking('morning')).get('month'))).toMatch(/Over four weeks/);
});

describe('looking ahead', () => {
  const place = { latitudeDeg: 59.33, longitudeDeg: 18.07 };
  const tomorrowAt = (hour: string) => `${daysAfter(today(), 1)}T${hour}:00Z`;

  afterEach(() => {
    sky.airC = 20;
  });

  test('heat where a session is planned tomorrow', async () => {
    goTo(1, '16:15');
    sky.airC = 29;
    await sayFor(svett, ada.athleteId, 'weather-lookups', true);
    await ada.plans({ startsAt: tomorrowAt('15:00'), place });
    await svett.work();
    const verdict = (await looking('afternoon')).get('heat-tomorrow');

    expect(read(verdict)).toMatch(/29\s°C/);
  });

  test('heat, of a session that is planned after the day’s last look, once its weather is foretold', async () => {
    goTo(1, '17:30');
    sky.airC = 29;
    await sayFor(svett, ada.athleteId, 'weather-lookups', true);
    const told = async () => {
      await svett.work();
      const rows = await svett.database.read(Nudge).findBy({ athleteId: ada.athleteId });
      return rows.filter(({ kind }) => kind === 'heat-tomorrow').map(({ state }) => state);
    };
    await ada.plans({ startsAt: tomorrowAt('15:00'), place });
    expect(await told()).toEqual(['waiting']);
    svett.clock.pass({ hours: 1 });
    expect(await told()).toEqual(['spoken']);
    await ada.plans({ startsAt: tomorrowAt('08:00'), place });
    expect(await told()).toEqual(['spoken']);
  });

  test('what is planned in the morning for tomorrow the afternoon looks at', async () => {
    goTo(1, '09:00');
    const plannedId = await ada.plans({ startsAt: tomorrowAt('15:00') });
    const verdicts = await ask({ of: 'plan', athleteId: ada.athleteId, plannedId });
    expect([...verdicts.keys()]).toEqual([]);
  });

  test('several hot days in a row', async () => {
    goTo(2, '07:15');
    for (const days of [1, 2, 3]) await ada.trains({ endedAt: inHours(-24 * days), airC: 27 });

    expect(read((await looking('morning')).get('heat-streak'))).toMatch(/3 days in a row/);
  });

  test('the session that would teach most, planned or usual on that weekday, unless one was just weighed', async () => {
    goTo(3, '16:15');
    const runs: string[] = [];
    for (const weeks of [1, 2, 3])
      runs.push(await ada.trains({ endedAt: inHours(24 - 24 * 7 * weeks), minutes: 60 }));
    expect(read((await looking('afternoon')).get('weigh-next'))).toMatch(/\(Run\)/);

    await ada.weighs(runs[0]!, { preKg: 70, postKg: 69, drinkKg: 0 });
    expect(toldOf((await looking('afternoon')).get('weigh-next'))).toBe('done');
  });

  test('a session worth weighing that is planned in the evening', async () => {
    goTo(3, '18:00');
    const planned = { of: 'plan', athleteId: ada.athleteId, plannedId: ada.athleteId } as const;
    for (const weeks of [1, 2, 3]) await ada.trains({ endedAt: inHours(24 - 24 * 7 * weeks), minutes: 60 });
    expect(toldOf((await ask(planned)).get('weigh-next'))).toBe('nothing');
    await ada.plans({ startsAt: tomorrowAt('15:00') });
    expect(toldOf((await ask(planned)).get('weigh-next'))).toBe('weigh-next');
  });

  test('a long day, whose word is for eighteen hours before', async () => {
    goTo(2, '16:15');
    await ada.plans({ startsAt: tomorrowAt('08:00'), durationS: 5 * 3600 });
    const verdict = (await looking('afternoon')).get('before-long-event');

    expect(read(verdict)).toMatch(/not on a schedule/);
    expect(verdict).toMatchObject({ sendAt: { moment: new Date(`${today()}T14:00:00Z`) } });
    expect(verdict).toMatchObject({ key: expect.stringContaining(daysAfter(today(), 1)) });
  });
});
