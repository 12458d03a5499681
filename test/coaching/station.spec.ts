import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Athlete } from '#src/people/athlete.entity';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { shareText } from '#src/teams/share-texts';
import { Circumstances } from '#src/circumstances/circumstances';
import { StationBook } from '#src/coaching/station-book';
import { newId } from '#src/kernel/ids';
import { CoachLook } from '#src/teams/coach-look.entity';
import { Squads } from '#src/teams/squads';
import { aCoach, aTeam, type ATeam, makeCoach, share } from '../support/a-team.js';
import { anApp, type TestApp } from '../support/app.js';
import { sayFor } from '../support/consenting.js';
import { atTheScale } from '../support/at-the-scale.js';
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

const { at, entry, send, station, rows, pair, hourInStockholm } = atTheScale(() => ({ svett, team, tape }));

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

  test('is written into the book of looks, and so is what is told after a weighing', async () => {
    await send(entry());
    const [first] = await svett.database.read(CoachLook).findBy({ teamId: team.id });
    expect(first).toMatchObject({ athleteId: team.members[0]!.athleteId, what: 'station', times: 1 });
    await svett.database.transaction((tx) => tx.delete(CoachLook, { teamId: team.id }));
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

describe('a page of the scale that stays open', () => {
  test('is a look an hour for each who may be weighed, not one for each time it asks by itself', async () => {
    const looks = async () => {
      const rows = await svett.database.read(CoachLook).findBy({ teamId: team.id });
      return rows.map(({ times }) => times);
    };
    for (let n = 0; n < 5; n++) await station();
    expect(await looks()).toEqual([1, 1]);
    svett.clock.pass({ hours: 1 });
    for (let n = 0; n < 5; n++) await station();
    expect(await looks()).toEqual([1, 1, 1, 1]);
  });

  test('shows an evening past midnight, and not any more in the morning', async () => {
    // 23:30 in Stockholm, and forty minutes later.
    svett.clock.pass({ hours: (47.5 - hourInStockholm()) % 24 });
    await send(entry({ at: at(0) }));
    svett.clock.pass({ minutes: 40 });
    expect((await station()).members[0]).toMatchObject({ before: true, after: false });
    svett.clock.pass({ hours: 6 });
    expect((await station()).members[0]).toMatchObject({ before: false, after: false });
  });
});

describe('an entry', () => {
  test('is taken once, however often it is sent', async () => {
    const one = entry();
    expect(await send(one)).toMatchObject([{ id: one.id, outcome: 'taken' }]);
    expect(await send(one, one)).toMatchObject([{ outcome: 'known' }, { outcome: 'known' }]);
    expect(await rows()).toHaveLength(1);
  });

  test('is the same in capital letters', async () => {
    const one = entry();
    await send({ ...one, id: one.id.toUpperCase() });
    expect(await send(one)).toMatchObject([{ outcome: 'known' }]);
  });

  test('is another one in another team, and tells nothing of somebody else under whose name it comes', async () => {
    const [before, after] = pair();
    await send(before!, after!);
    const stolen = { ...after, memberId: team.members[1]!.id };
    expect(await send(stolen)).toMatchObject([{ outcome: 'known', fluid: null }]);
    const own = team;
    team = await aTeam(svett, { sharing: 1, groups: ['weigh-ins'] });
    expect(await send({ ...after, memberId: team.members[0]!.id })).toMatchObject([{ outcome: 'taken' }]);
    team = own;
  });

  test('is known for a day longer than it would be taken', async () => {
    const one = entry({ at: at(0) });
    await send(one);
    svett.clock.pass({ days: 6, hours: 23 });
    await send(entry({ memberId: team.members[1]!.id, at: at(0) }));
    await svett.work();
    expect(await send(one)).toMatchObject([{ outcome: 'known' }]);
  });

  test('is held against what is shared when it is written, not when the coach was let in', async () => {
    const { coachIs, id, members } = team;
    const squad = await svett.get(Squads).of(coachIs, id);
    await share(svett, { teamId: id, athleteId: members[0]!.athleteId }, 'weigh-ins', false);
    const told = {
      drinkL: null,
      clothed: false,
      sure: false,
      isNextWithinDay: false,
      when: 'before',
    } as const;
    const sent = { ...told, id: newId(), memberId: members[0]!.id, at: at(-1), massKg: 70 };
    const written = await svett.get(StationBook).write(squad, [sent]);
    expect(written).toMatchObject([{ outcome: 'refused', reason: 'not-shared' }]);
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

  test('tells a coach who tries numbers nothing of what another coach read off the scale', async () => {
    const [before] = pair();
    await send(before!);
    const other = await aCoach(svett);
    await makeCoach(svett, team.id, other.coachIs, { role: 'assistant' });
    const tried = async (massKg: number, n: number, sure: boolean) => {
      const one = entry({ when: 'after', at: at(-0.5 + n / 60), massKg, drinkL: 0, sure });
      const answer = await other.coach.post(`/api/v1/teams/${team.id}/station/weighings`, { entries: [one] });
      const [{ outcome, doubts, fluid }] = answer.json().items;
      return JSON.stringify({ outcome, doubts, fluid });
    };
    // Far below, a little below, above and far above what the other one weighs: each has an answer of its own to its own coach.
    const kilos = [50, 69, 70.3, 73, 90];
    let tries = 0;
    for (const sure of [false, true]) {
      const answers = new Set<string>();
      for (const massKg of kilos) answers.add(await tried(massKg, ++tries, sure));
      expect([...answers]).toEqual([
        JSON.stringify({ outcome: 'taken', doubts: [], fluid: { say: 'thirst' } }),
      ]);
    }
    // Nor where the first weighing is the tried one.
    const [mine] = await send(entry({ massKg: 90, at: at(-0.6) }));
    expect(mine).toMatchObject({ outcome: 'taken', fluid: { say: 'thirst' } });
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
    await share(svett, { teamId: team.id, athleteId }, 'guardian', true);
    expect((await station()).members).toMatchObject([{ namesAmount: false }, { namesAmount: true }]);
    const [, told] = await send(...pair());
    expect(told).toMatchObject({ outcome: 'taken', fluid: { say: 'thirst' } });
  });
});
