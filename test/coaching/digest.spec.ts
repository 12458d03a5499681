import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MailSimulator } from '#simulators/mail/mail';
import { DigestLetterDue, DigestsDue } from '#src/coaching/digest.topics';
import { DigestPost } from '#src/coaching/digest-post';
import { Digests } from '#src/coaching/digests';
import { LOOK_CODES } from '#src/coaching/look-codes';
import type { Finish } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';
import { Profiles } from '#src/people/profiles';
import { CoachLook } from '#src/teams/coach-look.entity';
import type { ShareGroup } from '#src/teams/share-group';
import { shareText } from '#src/teams/share-texts';
import { TeamCoach } from '#src/teams/team-coach.entity';
import { TeamMember } from '#src/teams/team-member.entity';
import { LANGUAGES, wordsIn } from '#src/words/words';
import type { Browser } from '../support/browser.js';
import { coached, type Coached } from '../support/coached.js';
import { sayFor } from '../support/consenting.js';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';
import { TheDesk } from '../support/the-desk.js';

jest.setTimeout(240_000);

const HOUR_MS = 3_600_000;

let post: MailSimulator;
let house: NudgeHouse;
beforeAll(async () => {
  post = await MailSimulator.start();
  const mail = { MAIL_URL: post.url, MAIL_FROM: 'Svett <svett@example.org>' };
  const settings = { ...mail, PUBLIC_URL: 'https://svett.example.org', TRUSTED_PROXIES: '1' };
  house = await NudgeHouse.open({ ownAdvisers: true, settings });
});
afterAll(async () => {
  await house.close();
  await post.close();
});

let bo: Guest;
let ada: { desk: TheDesk; browser: Browser };
let team: Coached;
/** A coach with a phone and an athlete who shares sessions with their team, at noon of a summer's day. */
beforeEach(async () => {
  bo = await house.guest();
  ada = await TheDesk.signedIn(house.svett);
  const { athleteId } = ada.desk;
  const profiles = house.svett.get(Profiles);
  await profiles.write(athleteId, { ...(await profiles.of(athleteId)), birthDate: '1990-05-17' });
  await sayFor(house.svett, athleteId, 'sharing', true);
  house.toNoon();
  const measuredOn = house.clock.now().toISOString().slice(0, 10);
  await ada.browser.post('/api/v1/profile/masses', { measuredOn, massKg: 68 });
  team = await coached(house.svett.database, {
    at: house.clock.now(),
    name: 'A <i>&</i> B',
    coach: { accountId: bo.accountId, name: 'Bo' },
    athletes: [{ athleteId, name: 'Ada <b>' }],
  });
  await share('sessions', true);
  await wish({ wanted: true, ways: ['email', 'push'] });
  post.delivered.splice(0);
  house.push.pushed.splice(0);
});

const digest = () => `/api/v1/teams/${team.teamId}/digest`;
const wish = (body: object) => bo.browser.put(digest(), body);
async function share(group: ShareGroup, given: boolean): Promise<void> {
  const textSha256 = shareText(group, 'en').sha256;
  const said = await ada.browser.put(`/api/v1/teams/${team.teamId}/shares/${group}`, { given, textSha256 });
  expect(said.statusCode).toBe(200);
}
/** She runs in the afternoon for an hour and a half; told by `source`. */
async function runs(source = 'file'): Promise<void> {
  house.clock.pass({ hours: 6 });
  const startedAt = new Date(house.clock.now().getTime() - 2 * HOUR_MS);
  await ada.desk.take(`${source}:${startedAt.getTime()}`, { startedAt, minutes: 90 });
  await house.svett.work();
}
async function strike(): Promise<void> {
  const key = house.clock.now().toISOString();
  await house.svett.database.transaction((tx) => house.svett.get(Outbox).put(tx, DigestsDue, {}, { key }));
  await house.svett.work();
}
/** 07:05 of the next day in Stockholm. */
async function morning(): Promise<void> {
  const day = new Date(house.clock.now().getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
  const left = Date.parse(`${day}T05:05:00Z`) - house.clock.now().getTime();
  house.clock.pass({ minutes: left / 60_000 });
  await strike();
}
/** As `13 June`. */
const wordsOfDay = (moment: Date) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(moment);
const pushed = () =>
  house.push.pushed.map(
    ({ text }) => (JSON.parse(text) as { notification: { body: string } }).notification.body,
  );

describe('the morning after somebody trained', () => {
  test('a coach who wants it gets one letter, with ranges and reasons, and a few words on their phone', async () => {
    await runs();
    await morning();
    const [letter] = post.delivered;
    expect(letter!.headers['subject']).toBe('Yesterday in A <i>&</i> B');
    expect(letter!.text).toContain('One athlete trained since yesterday.');
    expect(letter!.text).toMatch(/Ada <b>: \d\.\d–\d\.\d L of sweat/);
    expect(letter!.text).not.toMatch(/\bkg\b|kilo/);
    expect(letter!.html).toContain('Ada &lt;b&gt;: ');
    expect(letter!.html).not.toMatch(/<b>|<i>/);
    expect(letter!.text).toContain(`https://svett.example.org/teams/${team.teamId}`);
    expect(pushed()).toEqual(['Yesterday in A <i>&</i> B: nobody to look at.']);
    for (let n = 0; n < 3; n++) {
      house.clock.pass({ minutes: 15 });
      await strike();
    }
    expect([post.delivered.length, house.push.pushed.length]).toEqual([1, 1]);
  });

  test('names those who do not share their sessions, as what it is', async () => {
    const { desk } = await TheDesk.signedIn(house.svett);
    const row = { id: newId(), teamId: team.teamId, name: 'Cy', joinedAt: house.clock.now() };
    await house.svett.database.transaction((tx) =>
      tx.insert(TeamMember, { ...row, athleteId: desk.athleteId }),
    );
    await runs();
    await morning();
    expect(post.delivered[0]!.text).toContain(wordsIn('en')('digest.not-shared', { names: 'Cy' }));
  });

  test('its athletes can read that the coach saw it', async () => {
    await runs();
    await morning();
    const looks = await house.svett.database.read(CoachLook).findBy({ athleteId: ada.desk.athleteId });
    expect(looks.map(({ what, coachName, groups }) => [what, coachName, groups])).toEqual([
      ['digest', 'Bo', ['sessions']],
    ]);
  });

  test('also where it came by letter alone; what leaves once more is the same letter', async () => {
    await wish({ wanted: true, ways: ['email'] });
    await runs();
    await morning();
    const looks = await house.svett.database.read(CoachLook).findBy({ athleteId: ada.desk.athleteId });
    expect(looks.map(({ what, times }) => [what, times])).toEqual([['digest', 1]]);
    const day = house.clock.now().toISOString().slice(0, 10);
    const whose = { teamId: team.teamId, accountId: bo.accountId, day };
    // As after a crash between its leaving and that being written down.
    const finish: Finish = (work) => house.svett.database.transaction(work);
    await house.svett.get(DigestPost).onLetterDue(whose, finish);
    const ids = post.delivered.map(({ headers }) => headers['message-id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test('what only Strava tells is in no letter, not even that it was yesterday', async () => {
    await runs('strava');
    await morning();
    expect([post.delivered.length, house.push.pushed.length]).toEqual([0, 0]);
    await runs();
    await runs('strava');
    await morning();
    const { text } = post.delivered[0]!;
    expect(text).toContain('Not shared by its source, some of this week’s training of: Ada <b>.');
    expect(text).toContain('One athlete trained since yesterday.');
  });

  test('what comes in after the morning that would have told of it is told the next one, with its day, and once', async () => {
    const late = async (name: string) => {
      const startedAt = new Date(house.clock.now().getTime() - 20 * HOUR_MS);
      await ada.desk.take(name, { startedAt, minutes: 90 });
      await house.svett.work();
      return wordsOfDay(startedAt);
    };
    await late('strava:hidden');
    await morning();
    expect(post.delivered).toHaveLength(0);
    const day = await late('file:late');
    await morning();
    const { text } = post.delivered[0]!;
    expect(text).toContain('No training since yesterday is shared with you.');
    expect(text).toMatch(
      new RegExp(`came in or changed since yesterday morning\\s+Ada <b>: .* L of sweat.* \\(${day}\\)`),
    );
    await morning();
    expect(post.delivered).toHaveLength(1);
  });

  test('what Strava told in time, and something shareable too late, is told late: as if Strava had told nothing', async () => {
    const startedAt = new Date(house.clock.now().getTime() - 20 * HOUR_MS);
    await ada.desk.take('strava:same', { startedAt, minutes: 90 });
    await morning();
    await ada.desk.take('file:same', { startedAt, minutes: 90 });
    await house.svett.work();
    await morning();
    expect(post.delivered[0]!.text).toContain(`(${wordsOfDay(startedAt)})`);
  });

  test('whoever takes back what they share before it leaves is not in it', async () => {
    await runs();
    await share('sessions', false);
    await morning();
    expect([post.delivered.length, house.push.pushed.length]).toEqual([0, 0]);
  });

  test('comes at no other time of day, and for a server that slept till noon still', async () => {
    await runs();
    await strike();
    expect(post.delivered).toHaveLength(0);
    const day = new Date(house.clock.now().getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
    const at = async (time: string) => {
      house.clock.pass({
        minutes: (Date.parse(`${day}T${time}:00Z`) - house.clock.now().getTime()) / 60_000,
      });
      await strike();
      return post.delivered.length;
    };
    expect([await at('04:59'), await at('09:55')]).toEqual([0, 1]);
  });

  test('a letter that the mail server does not take comes later, and once', async () => {
    await runs();
    post.rudeness.push({ at: 'letter', status: 451, says: 'later' });
    await morning();
    expect(post.delivered).toHaveLength(0);
    for (let n = 0; n < 6; n++) {
      house.clock.pass({ minutes: 10 });
      await strike();
    }
    expect(post.delivered).toHaveLength(1);
  });
});

describe('nobody is told', () => {
  test('who has not asked for it, and on no way they did not choose', async () => {
    expect((await bo.browser.get(digest())).json()).toMatchObject({ wanted: true, ways: ['email', 'push'] });
    await wish({ wanted: true, ways: ['push'] });
    await runs();
    await morning();
    expect([post.delivered.length, house.push.pushed.length]).toEqual([0, 1]);
    await wish({ wanted: false, ways: ['email', 'push'] });
    await runs();
    await morning();
    expect([post.delivered.length, house.push.pushed.length]).toEqual([0, 1]);
  });

  test('who changed their mind before it left', async () => {
    await runs();
    const whose = { teamId: team.teamId, accountId: bo.accountId };
    const day = new Date(house.clock.now().getTime() + 24 * HOUR_MS).toISOString().slice(0, 10);
    house.clock.pass({ minutes: (Date.parse(`${day}T05:05:00Z`) - house.clock.now().getTime()) / 60_000 });
    await wish({ wanted: true, ways: ['push'] });
    await house.svett.database.transaction((tx) =>
      house.svett.get(Outbox).put(tx, DigestLetterDue, { ...whose, day }, { key: 'put before' }),
    );
    await house.svett.work();
    expect(post.delivered).toHaveLength(0);
  });

  test('once that morning is over', async () => {
    await runs();
    const of = (day: Date) =>
      house.svett.get(Digests).of({
        ...{ teamId: team.teamId, accountId: bo.accountId },
        day: day.toISOString().slice(0, 10),
      });
    expect(await of(house.clock.now())).not.toBeNull();
    expect(await of(new Date(house.clock.now().getTime() - 24 * HOUR_MS))).toBeNull();
  });

  test('on a phone while they take a pause, nor before their quiet hours are over', async () => {
    await wish({ wanted: true, ways: ['push'] });
    await bo.browser.patch('/api/v1/nudge-manners', { quietFrom: '22:00', quietUntil: '08:30' });
    await runs();
    await morning();
    expect(house.push.pushed).toHaveLength(0);
    house.clock.pass({ minutes: 90 });
    await house.svett.work();
    expect(house.push.pushed).toHaveLength(1);
    const looks = await house.svett.database.read(CoachLook).findBy({ teamId: team.teamId });
    expect(looks.map(({ what }) => what)).toEqual(['digest']);

    const until = new Date(house.clock.now().getTime() + 72 * HOUR_MS).toISOString();
    expect((await bo.browser.put('/api/v1/nudge-pause', { until })).statusCode).toBe(200);
    await runs();
    await morning();
    house.clock.pass({ minutes: 180 });
    await house.svett.work();
    expect(house.push.pushed).toHaveLength(1);
  });

  test('by usual: none comes unasked', async () => {
    const other = await house.guest({ phone: false });
    const theirs = await coached(house.svett.database, {
      at: house.clock.now(),
      coach: { accountId: other.accountId, name: 'Cy' },
      athletes: [],
    });
    const said = await other.browser.get(`/api/v1/teams/${theirs.teamId}/digest`);
    expect(said.json()).toEqual({ wanted: false, ways: ['email', 'push'], canMail: true });
    expect((await other.browser.get(digest())).statusCode).toBe(404);
    expect((await other.browser.put(digest(), { wanted: true, ways: [] })).statusCode).toBe(404);
  });

  test('when nobody trained, nor is to be looked at', async () => {
    await morning();
    expect([post.delivered.length, house.push.pushed.length]).toEqual([0, 0]);
  });

  test('whose time with the team has ended', async () => {
    await runs();
    const untilDay = house.clock.now().toISOString().slice(0, 10);
    await house.svett.database.transaction((tx) => tx.update(TeamCoach, team.coachId, { untilDay }));
    await morning();
    expect([post.delivered.length, house.push.pushed.length]).toEqual([0, 0]);
  });

  test('by letter any more, who clicks once where letters are stopped', async () => {
    await runs();
    await morning();
    const { headers } = post.delivered[0]!;
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    const link = /<https:\/\/svett\.example\.org(\/unsubscribe\/[^>]+)>/.exec(
      headers['list-unsubscribe']!,
    )![1]!;
    const nobody = house.svett.browser();
    expect((await nobody.get(link)).statusCode).toBe(200);
    expect((await nobody.post(`${link}x`)).statusCode).toBe(404);
    expect((await bo.browser.get(digest())).json()).toMatchObject({ ways: ['email', 'push'] });
    expect((await nobody.post(link)).statusCode).toBe(200);
    expect((await bo.browser.get(digest())).json()).toMatchObject({ wanted: true, ways: ['push'] });
    await runs();
    await morning();
    expect(post.delivered).toHaveLength(1);
  });
});

test('every reason to look at somebody has words for the letter', () => {
  const missing = LANGUAGES.flatMap((language) =>
    LOOK_CODES.filter((code) => !wordsIn(language).knows(`digest.reason.${code}`)),
  );
  expect(missing).toEqual([]);
});
