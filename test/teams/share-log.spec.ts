import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Outbox } from '#src/jobs/outbox';
import { ConsentTextChanged, YesByToken } from '#src/people/people.problems';
import { GuardianDesk } from '#src/teams/guardian-desk';
import { Looks } from '#src/teams/looks';
import { Memberships } from '#src/teams/memberships';
import { ShareLog } from '#src/teams/share-log';
import { shareText } from '#src/teams/share-texts';
import { Squads } from '#src/teams/squads';
import { TalkWord } from '#src/teams/talk-word.entity';
import { TalkWords } from '#src/teams/talk-words';
import { TeamDesk } from '#src/teams/team-desk';
import { TeamMember } from '#src/teams/team-member.entity';
import {
  DayIsPast,
  GuardianLinkNotUsable,
  GuardianLinkTooOld,
  NoGuardianNeeded,
  NoSuchPage,
  NoSuchTeam,
  ShareCheckInsFirst,
} from '#src/teams/teams.problems';
import { TalkWordsAged } from '#src/teams/teams.topics';
import { sayFor } from '../support/consenting.js';
import { aTeamHouse, type Person, type TeamHouse } from '../support/team-house.js';

const YES = { group: 'sessions', given: true, untilDay: null } as const;
const TODAYS = shareText('sessions', 'en').sha256;

let house: TeamHouse;
beforeAll(async () => {
  house = await aTeamHouse();
});
afterAll(() => house.close());

const whoseOf = ({ athleteId }: Person) => ({ teamId: house.teamId, athleteId });
const logOf = async ({ athleteId }: Person) =>
  (await house.get(ShareLog).page(athleteId)).rows.map(
    ({ group, given }) => `${group} ${given ? 'yes' : 'no'}`,
  );
const share = (who: Person, word: object) =>
  house.get(Memberships).share(who, house.teamId, { ...YES, textSha256: TODAYS, ...word });

describe('a yes', () => {
  test('needs today’s words, in the language they were read in', async () => {
    const ada = await house.member('Ada');
    for (const textSha256 of ['b'.repeat(64), undefined, shareText('coverage', 'en').sha256])
      await expect(share(ada, { textSha256 })).rejects.toThrow(ConsentTextChanged);
    expect(await logOf(ada)).toEqual([]);
  });

  test('never comes by a token, and a no does', async () => {
    const ada = await house.member('Ada');
    await share(ada, {});
    const program = { ...ada, by: 'token' as const };
    await expect(share(program, { group: 'coverage' })).rejects.toThrow(YesByToken);
    await share(program, { given: false, textSha256: undefined });
    expect(await house.seen(ada)).toEqual([]);
  });

  test('holds for today at least, on the athlete’s own calendar', async () => {
    const ada = await house.member('Ada', { timeZone: 'Pacific/Kiritimati' }); // where it is the 16th
    await expect(share(ada, { untilDay: '2026-06-15' })).rejects.toThrow(DayIsPast);
    await share(ada, { untilDay: '2026-06-16' });
    expect(await house.seen(ada)).toEqual(['sessions']);
  });

  test('is said to a team one is in', async () => {
    await expect(share(await house.person('Bea'), {})).rejects.toThrow(NoSuchTeam);
  });
});

describe('the log', () => {
  test('is only added to, newest first, and holds nothing twice', async () => {
    const ada = await house.member('Ada');
    await share(ada, { given: false });
    for (const given of [true, true, false, false, true]) {
      await share(ada, { given });
      house.clock.pass({ minutes: 1 });
    }
    expect(await logOf(ada)).toEqual(['sessions yes', 'sessions no', 'sessions yes']);
  });

  test('says no to all that was given when somebody leaves, and stays with them', async () => {
    const ada = await house.member('Ada');
    await share(ada, {});
    await house.says(ada, 'check-ins');
    await house.says(ada, 'check-ins', false);
    house.clock.pass({ minutes: 1 });
    await house
      .get(Memberships)
      .leave(whoseOf(ada), { method: 'page', language: 'en', actorId: ada.accountId });
    const log = await logOf(ada);
    expect([log[0], log.length]).toEqual(['sessions no', 4]); // and no second no to what was ended before
  });

  test('holds a guardian’s yes, and its end when the young person leaves; a no has no last day', async () => {
    const kim = await house.member('Kim', { birthDate: '2012-01-01' });
    await house.guardianSays(kim, true);
    await share(kim, { untilDay: '2026-09-01' });
    house.clock.pass({ minutes: 1 });
    await share(kim, { given: false, untilDay: '2026-10-01' });
    house.clock.pass({ minutes: 1 });
    await house.get(Memberships).leave(whoseOf(kim), { method: 'page', language: 'en', actorId: null });
    const { rows } = await house.get(ShareLog).page(kim.athleteId);
    expect(rows.slice(0, 2).map(({ group, given, untilDay }) => [group, given, untilDay])).toEqual([
      ['guardian', false, null],
      ['sessions', false, null],
    ]);
  });

  test('and the looks outlive the team', async () => {
    const { id } = await house
      .get(TeamDesk)
      .make(house.head.accountId, 'Head', { name: 'Short', timeZone: 'UTC' });
    const ada = await house.person('Ada');
    await house.database.transaction((tx) =>
      house.get(Memberships).join(tx, { teamId: id, athleteId: ada.athleteId }, 'Ada'),
    );
    await house.get(Memberships).share(ada, id, { ...YES, textSha256: TODAYS });
    const squad = await house.get(Squads).of(house.head, id);
    await house.get(Looks).note(squad, 'board', [{ athleteId: ada.athleteId, groups: ['sessions'] }]);
    house.clock.pass({ minutes: 1 });
    const saying = { method: 'page', language: 'en', actorId: house.head.accountId } as const;
    await house.get(TeamDesk).remove(id, saying);
    const { rows } = await house.get(ShareLog).page(ada.athleteId);
    expect(rows.map(({ given, teamName, actorId }) => [given, teamName, actorId])).toEqual([
      [false, 'Short', house.head.accountId],
      [true, 'Short', ada.accountId],
    ]);
    expect((await house.get(Looks).page(ada.athleteId)).rows).toMatchObject([
      { teamName: 'Short', what: 'board' },
    ]);
    expect(await house.database.read(TeamMember).existsBy({ teamId: id })).toBe(false);
  });

  test('is read page by page, and no page is made up', async () => {
    const ada = await house.member('Ada');
    for (let n = 0; n < 51; n++) await share(ada, { given: n % 2 === 0 });
    const first = await house.get(ShareLog).page(ada.athleteId);
    const second = await house.get(ShareLog).page(ada.athleteId, first.next!);
    const all = [...first.rows, ...second.rows];
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 1, null]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(51);
    await expect(house.get(ShareLog).page(ada.athleteId, 'x')).rejects.toThrow(NoSuchPage);
  });
});

describe('the book of looks', () => {
  const note = async (who: Person, ...groups: ('sessions' | 'coverage')[]) => {
    const squad = await house.get(Squads).of(house.head, house.teamId);
    await house.get(Looks).note(squad, 'board', [{ athleteId: who.athleteId, groups }]);
  };
  const looks = async ({ athleteId }: Person) =>
    (await house.get(Looks).page(athleteId)).rows.map(({ groups, times }) => [groups.join(), times]);

  test('loses no count of several looks at once', async () => {
    const ada = await house.member('Ada');
    await Promise.all(Array.from({ length: 6 }, () => note(ada, 'sessions')));
    expect(await looks(ada)).toEqual([['sessions', 6]]);
  });

  test('has one line for an hour, which counts, and holds all that was seen in it', async () => {
    const [ada, bea] = [await house.member('Ada'), await house.member('Bea')];
    await note(ada, 'coverage');
    await note(ada, 'sessions');
    await note(bea);
    expect([await looks(ada), await looks(bea)]).toEqual([[['sessions,coverage', 2]], []]);
    house.clock.pass({ hours: 1 });
    await note(ada, 'sessions');
    expect(await looks(ada)).toEqual([
      ['sessions', 1],
      ['sessions,coverage', 2],
    ]);
  });
});

describe('a word to the coaches', () => {
  const squad = () => house.get(Squads).of(house.head, house.teamId);
  const heard = async ({ athleteId }: Person) =>
    (await house.get(TalkWords).of(await squad())).get(athleteId)?.wish;
  const say = (who: Person, wish: 'fine' | 'talk') => house.get(TalkWords).say(whoseOf(who), wish);

  test('is heard while check-ins are shared, the last one alone, for two weeks', async () => {
    const ada = await house.member('Ada');
    await expect(say(ada, 'fine')).rejects.toThrow(ShareCheckInsFirst);
    await house.says(ada, 'check-ins');
    expect(await heard(ada)).toBeUndefined();
    await say(ada, 'fine');
    house.clock.pass({ hours: 1 });
    await say(ada, 'talk');
    expect(await heard(ada)).toBe('talk');
    house.clock.pass({ days: 13, hours: 23 });
    expect(await heard(ada)).toBe('talk');
    house.clock.pass({ hours: 1 });
    expect(await heard(ada)).toBeUndefined();
    await house.database.transaction((tx) => house.get(Outbox).put(tx, TalkWordsAged, {}, { key: 'night' }));
    await house.work();
    expect(await house.database.read(TalkWord).count()).toBe(0);
  });

  test('is heard by this team alone, and by nobody while sharing as a whole is taken back', async () => {
    const ada = await house.member('Ada');
    await house.says(ada, 'check-ins');
    const wish = { name: 'Throwers', timeZone: 'UTC' };
    const { id: teamId } = await house.get(TeamDesk).make(house.head.accountId, 'Head', wish);
    const elsewhere = { teamId, athleteId: ada.athleteId };
    await house.database.transaction((tx) => house.get(Memberships).join(tx, elsewhere, 'Ada'));
    const textSha256 = shareText('check-ins', 'en').sha256;
    const yes = { group: 'check-ins', given: true, untilDay: null, textSha256 } as const;
    await house.get(Memberships).share(ada, teamId, yes);
    await house.get(TalkWords).say(elsewhere, 'talk');
    expect(await heard(ada)).toBeUndefined();
    await say(ada, 'fine');
    expect(await heard(ada)).toBe('fine');
    await sayFor(house, ada.athleteId, 'sharing', false);
    expect([await heard(ada), await house.get(TalkWords).own(whoseOf(ada))]).toEqual([undefined, null]);
  });

  test('is taken back by whoever said it, and no word before it comes back in its place', async () => {
    const [ada, bo] = [await house.member('Ada'), await house.member('Bo')];
    for (const one of [ada, bo]) {
      await house.says(one, 'check-ins');
      await say(one, 'fine');
      await say(one, 'talk');
    }
    await house.get(TalkWords).takeBack(whoseOf(ada));
    expect([await heard(ada), await heard(bo)]).toEqual([undefined, 'talk']);
  });

  test('is gone with a no, and does not come back with the next yes', async () => {
    const ada = await house.member('Ada');
    await house.says(ada, 'check-ins');
    await say(ada, 'talk');
    await house.says(ada, 'check-ins', false);
    await house.says(ada, 'check-ins');
    expect(await heard(ada)).toBeUndefined();
  });
});

describe('a guardian’s link', () => {
  const MINOR = { birthDate: '2012-01-01' };
  const desk = () => house.get(GuardianDesk);
  const YES_TO_ALL = { given: true, language: 'sv', textSha256: shareText('guardian', 'sv').sha256 } as const;

  test('is for those not known to be of age', async () => {
    await expect(desk().ask(await house.member('Ada'), house.teamId, 'Mum')).rejects.toThrow(
      NoGuardianNeeded,
    );
  });

  test('is the same one while the question is open', async () => {
    const kim = await house.member('Kim', MINOR);
    const { token } = await desk().ask(kim, house.teamId, 'Mum');
    expect((await desk().ask(kim, house.teamId, 'Mother')).token).toBe(token);
    expect(await desk().at(token)).toMatchObject({ name: 'Mother', given: null });
  });

  test('is not guessed from another, and leads nowhere once the athlete has left', async () => {
    const kim = await house.member('Kim', MINOR);
    const { token } = await desk().ask(kim, house.teamId, 'Mum');
    const other = await desk().ask(await house.member('Lo', MINOR), house.teamId, 'Dad');
    const mixed = `${token.split('.')[0]}.${other.token.split('.')[1]}`;
    for (const wrong of [mixed, token.slice(0, -1), 'x', '', '.'])
      await expect(desk().at(wrong)).rejects.toThrow(GuardianLinkNotUsable);
    await house.get(Memberships).leave(whoseOf(kim), { method: 'page', language: 'en', actorId: null });
    await expect(desk().answer(token, YES_TO_ALL)).rejects.toThrow(GuardianLinkNotUsable);
  });

  test('takes a yes for 30 days, to today’s words; a no for ever; and the log has both', async () => {
    const kim = await house.member('Kim', MINOR);
    const { token } = await desk().ask(kim, house.teamId, 'Mum');
    const old = { ...YES_TO_ALL, textSha256: 'c'.repeat(64) };
    await expect(desk().answer(token, old)).rejects.toThrow(ConsentTextChanged);
    await desk().answer(token, YES_TO_ALL);
    house.clock.pass({ days: 31 });
    await desk().answer(token, { given: false, language: 'sv' });
    await expect(desk().answer(token, YES_TO_ALL)).rejects.toThrow(GuardianLinkTooOld);
    expect(await logOf(kim)).toEqual(['guardian no', 'guardian yes']);
  });

  test('takes a yes again for as long as one holds', async () => {
    const kim = await house.member('Kim', MINOR);
    const { token } = await desk().ask(kim, house.teamId, 'Mum');
    await desk().answer(token, YES_TO_ALL);
    house.clock.pass({ days: 31 });
    await desk().answer(token, YES_TO_ALL);
    expect(await logOf(kim)).toEqual(['guardian yes']);
  });
});
