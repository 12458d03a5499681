import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Athlete } from '#src/people/athlete.entity';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { shareText } from '#src/teams/share-texts';
import { Circumstances } from '#src/circumstances/circumstances';
import { StationWeighing } from '#src/coaching/station-weighing.entity';
import { newId } from '#src/kernel/ids';
import { WeighIns } from '#src/sessions/weigh-ins';
import { CoachLook } from '#src/teams/coach-look.entity';
import { aTeam, type ATeam, share } from '../support/a-team.js';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { PlayedBack } from '../support/played-back.js';

let svett: TestApp;
const tape = new PlayedBack();
let team: ATeam;
beforeAll(async () => {
  svett = await anApp({ reader: tape });
});
afterAll(() => svett.close());
/** Each test has a team of its own: two who let the coaches weigh them, and one who shares nothing. */
beforeEach(async () => {
  team = await aTeam(svett, { sharing: 2, others: 1, groups: ['weigh-ins'] });
});

const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(svett.clock.now().getTime() + hours * HOUR_MS).toISOString();
const entry = (more: object = {}) => ({
  ...{ id: newId(), memberId: team.members[0]!.id, when: 'before', at: at(-2), massKg: 70.2 },
  ...more,
});
const send = async (...entries: object[]) => {
  const answer = await team.coach.post(`/api/v1/teams/${team.id}/station/weighings`, { entries });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ items: Record<string, unknown>[] }>().items;
};
const station = async () => (await team.coach.get(`/api/v1/teams/${team.id}/station`)).json();
const rows = () => svett.database.read(StationWeighing).findBy({ teamId: team.id });
/** Before and after around an hour's run that ended half an hour ago. */
const pair = (memberId = team.members[0]!.id) => [
  entry({ memberId, at: at(-2), massKg: 70.2 }),
  entry({ memberId, when: 'after', at: at(-0.25), massKg: 69.1, drinkL: 0.5 }),
];
const run = (member = 0) =>
  tape.handIn(svett, team.members[member]!.athleteId, {
    everyS: 10,
    startedAt: new Date(svett.clock.now().getTime() - 1.5 * HOUR_MS),
  });
const weighInOf = (sessionId: string, member = 0) =>
  svett.get(WeighIns).of('owner', team.members[member]!.athleteId, sessionId);
async function settle(): Promise<void> {
  await svett.work();
  svett.clock.pass({ minutes: 5 });
  // As the timetable would.
  await send(entry({ when: 'before', at: at(0), massKg: 70 }));
  await svett.work();
}

describe('the list of those to be weighed', () => {
  test('holds whoever lets the coaches weigh them, how far they are, and no mass', async () => {
    await send(...pair());
    const told = await station();
    expect(told.members).toEqual([
      { id: team.members[0]!.id, name: 'Member 0', before: true, after: true, namesAmount: true },
      { id: team.members[1]!.id, name: 'Member 1', before: false, after: false, namesAmount: true },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/70[.]2|69[.]1|massKg/);
  });

  test('is for the team’s coaches alone', async () => {
    const stranger = await svett.athlete(`${newId()}@example.org`);
    expect((await stranger.get(`/api/v1/teams/${team.id}/station`)).statusCode).toBe(404);
    const sent = await stranger.post(`/api/v1/teams/${team.id}/station/weighings`, { entries: [entry()] });
    expect(sent.statusCode).toBe(404);
    expect(await rows()).toEqual([]);
  });

  test('is written into the book of looks', async () => {
    await station();
    const looks = await svett.database.read(CoachLook).findBy({ teamId: team.id, what: 'station' });
    expect(looks.map(({ athleteId }) => athleteId).sort()).toEqual(
      team.members
        .slice(0, 2)
        .map(({ athleteId }) => athleteId)
        .sort(),
    );
    expect(looks[0]).toMatchObject({ groups: ['weigh-ins'], times: 1 });
  });
});

describe('an entry', () => {
  test('is taken once, however often it is sent', async () => {
    const one = entry();
    expect(await send(one)).toMatchObject([{ id: one.id, outcome: 'taken' }]);
    expect(await send(one, one)).toMatchObject([{ outcome: 'known' }, { outcome: 'known' }]);
    expect(await rows()).toHaveLength(1);
  });

  test('is answered by itself: each reason for which it may be refused', async () => {
    const answers = await send(
      entry({ memberId: newId() }),
      entry({ memberId: team.members[2]!.id }),
      entry({ at: at(-7 * 24 - 1) }),
      entry({ at: at(0.2) }),
      entry(),
    );
    expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      'not-in-team',
      'not-shared',
      'too-old',
      'in-the-future',
      'taken',
    ]);
    expect(await rows()).toHaveLength(1);
  });

  test('that looks mistyped is asked about, and taken when somebody is sure', async () => {
    const slip = entry({ massKg: 702 });
    expect(await send(slip)).toMatchObject([{ outcome: 'doubtful', doubts: ['comma-right'] }]);
    expect(await rows()).toEqual([]);
    expect(await send({ ...slip, sure: true })).toMatchObject([{ outcome: 'taken' }]);
  });

  test('is not held against what the athlete weighs: that could be found out by trying', async () => {
    for (const massKg of [35, 52, 90, 154])
      expect(await send(entry({ massKg }))).toMatchObject([{ outcome: 'taken' }]);
  });

  test('after hours without a network counts for the time it was made at', async () => {
    const [before, after] = pair();
    svett.clock.pass({ hours: 30 });
    expect(await send(after!, before!)).toMatchObject([
      { outcome: 'taken', fluid: null },
      { outcome: 'taken', fluid: { say: 'amount' } },
    ]);
  });

  test('of somebody who took their yes back meanwhile is refused, and so where the consent to health data went', async () => {
    await share(svett, { teamId: team.id, athleteId: team.members[0]!.athleteId }, 'weigh-ins', false);
    await sayFor(svett, team.members[1]!.athleteId, 'health-data', false);
    const answers = await send(entry(), entry({ memberId: team.members[1]!.id }));
    expect(answers.map(({ reason }) => reason)).toEqual(['not-shared', 'not-shared']);
  });
});

describe('what to drink', () => {
  test('is told with the second weighing, from the low side, and more where the next training is near', async () => {
    const [before, after] = pair();
    const [, told] = await send(before!, after!);
    // 1.1 kg less breath and burnt fuel of 105 minutes and the scale’s error: 0.66 L; half of it, rounded down.
    expect(told).toMatchObject({ fluid: { say: 'amount', lowL: 0.1, highL: 0.3, overHours: 2 } });
    const [soon] = await send({ ...after, isNextWithinDay: true });
    expect(soon).toMatchObject({ outcome: 'known', fluid: { say: 'amount', highL: 0.7 } });
  });

  test('is a caution where more came in than went out', async () => {
    const [before, after] = pair();
    const [, told] = await send(before!, { ...after, massKg: 70.6, drinkL: 1.2 });
    expect(told).toMatchObject({ fluid: { say: 'gained' } });
  });

  test('tells a coach nothing of an illness that was told for the athlete alone', async () => {
    const { athleteId } = team.members[0]!;
    const [before, [, amount]] = [await station(), await send(...pair())];
    await sayFor(svett, athleteId, 'conditions', true);
    const none = { pregnant: true, breastfeeding: false, doctorSaidSupplement: false };
    const conditions = { conditions: ['kidney-disease' as const], ...none };
    await svett.get(Circumstances).tell(athleteId, 'conditions', conditions);
    const namesOf = ({ members }: { members: { namesAmount?: boolean }[] }) =>
      members.map(({ namesAmount }) => namesAmount);
    expect(namesOf(await station())).toEqual(namesOf(before));
    expect(amount).toMatchObject({ outcome: 'taken', fluid: { say: 'amount' } });
    const [, told] = await send(...pair());
    expect(told!.fluid).toEqual(amount!.fluid);
  });

  test('names no amount to whoever is not known to be of age', async () => {
    const { athleteId } = team.members[0]!;
    const now = svett.clock.now();
    const { sha256: textSha256 } = shareText('guardian', 'en');
    await svett.database.transaction(async (tx) => {
      await tx.update(Athlete, athleteId, { birthDate: '2011-03-04' });
      await tx.insert(GuardianWord, {
        ...{ id: newId(), athleteId, teamId: team.id, name: 'Kim', language: 'en' },
        ...{ askedAt: now, expiresAt: now, saidAt: now, given: true, textSha256 },
      });
    });
    expect((await station()).members).toMatchObject([{ namesAmount: false }, { namesAmount: true }]);
    const [, told] = await send(...pair());
    expect(told).toMatchObject({ outcome: 'taken', fluid: { say: 'thirst' } });
  });
});

describe('two weighings around a session', () => {
  test('become its weigh-in, as the athlete’s own, and the kilos are here no more', async () => {
    const sessionId = await run();
    await svett.work();
    await send(...pair());
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({
      ...{ preKg: 70.2, postKg: 69.1, drinkKg: 0.5, clothed: false, drinkEstimated: true },
      extraMin: 45,
    });
    expect((await rows()).map(({ massKg, drinkKg }) => [massKg, drinkKg])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('wait for a session that comes later', async () => {
    await send(...pair());
    await svett.work();
    const sessionId = await run();
    await settle();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 70.2, postKg: 69.1 });
  });

  test('never take the place of what the athlete told themself', async () => {
    const sessionId = await run();
    const own = { ...{ preKg: 71, postKg: 70.5, drinkKg: 0, foodKg: 0, urineKg: 0, stoolKg: 0 } };
    const how = { extraMin: 0, scaleStepKg: 0.1, clothed: false, towelled: true, drinkEstimated: false };
    await svett.database.transaction((tx) =>
      svett.get(WeighIns).write(tx, team.members[0]!.athleteId, sessionId, { ...own, ...how }),
    );
    await send(...pair());
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 71, postKg: 70.5 });
    expect((await rows()).every(({ massKg }) => massKg === null)).toBe(true);
  });

  test('come to nothing once the yes is taken back, and are gone', async () => {
    await send(...pair());
    await svett.work();
    await share(svett, { teamId: team.id, athleteId: team.members[0]!.athleteId }, 'weigh-ins', false);
    const sessionId = await run();
    team.members.reverse();
    await send(entry({ memberId: team.members[1]!.id }));
    await svett.work();
    team.members.reverse();
    expect(await weighInOf(sessionId)).toBeNull();
    expect((await rows()).filter(({ athleteId }) => athleteId === team.members[0]!.athleteId)).toEqual([]);
  });

  test('go where a corrected number came after a wrong one', async () => {
    const sessionId = await run();
    const [before, after] = pair();
    await send(before!, { ...after, id: newId(), massKg: 68.2, at: at(-0.4) }, after!);
    await svett.work();
    expect(await weighInOf(sessionId)).toMatchObject({ preKg: 70.2, postKg: 69.1 });
    expect((await rows()).every(({ massKg }) => massKg === null)).toBe(true);
  });

  test('are forgotten a day after they could be sent no more', async () => {
    await send(...pair());
    svett.clock.pass({ days: 8, hours: 3 });
    await settle();
    expect(await rows()).toHaveLength(1);
  });
});
