import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { SHARE_GROUPS } from '#src/teams/share-group';
import { shareText } from '#src/teams/share-texts';
import { CANARY } from '../../support/canaries.js';
import { CanaryHouse } from '../../support/canary-house.js';
import type { CanaryVisitor } from '../../support/canary-visitor.js';
import { shown } from '../../support/consenting.js';
import { DOORS, notPassed } from './doors.js';

// What somebody is called in a team is theirs, what a coach writes is for one reader, and a mass is shown to no coach twice.
jest.setTimeout(240_000);

const NAME = CANARY.name;
const MINOR = 'canary-minor@example.org';

let house: CanaryHouse;
let coach: CanaryVisitor;
let minor: CanaryVisitor;
let team: string;

beforeAll(async () => {
  house = await CanaryHouse.open();
  coach = await house.operator();
  const password = CANARY.password;
  const added = ['user', 'add', MINOR, '--birth-date', '2010-04-17'];
  expect((await house.commandTyping(added, `${password}\n`)).code).toBe(0);
  minor = house.visitor();
  await minor.must('POST', '/api/v1/sign-in', { email: MINOR, password });
  for (const purpose of ['health-data', 'sharing'] as const)
    await minor.must('PUT', `/api/v1/consents/${purpose}`, { given: true, textSha256: shown(purpose) });
  const { id } = await coach.must<{ id: string }>('POST', '/api/v1/teams', {
    ...{ name: NAME, timeZone: 'Europe/Stockholm', myName: NAME },
  });
  team = `/api/v1/teams/${id}`;
});
afterAll(() => house.close());

const refused = async (who: CanaryVisitor, method: string, path: string, body?: object) =>
  expect((await who.send(method, path, body)).status).toBeGreaterThan(399);

async function aCode(letsIn: string): Promise<{ id: string; code: string }> {
  const made = await coach.must<{ id: string; code: string; link: string }>('POST', `${team}/codes`, {
    letsIn,
  });
  house.secrets.add(made.code).add(made.link);
  return made;
}

async function memberId(): Promise<string> {
  const { members } = await coach.must<{ members: { id: string }[] }>('GET', `${team}/roster`);
  return members[0]!.id;
}

test('a team is joined by a code, by an athlete and by a coach, and lived in', async () => {
  const { code } = await aCode('athlete');
  await minor.must('POST', '/api/v1/teams/joining/look', { code });
  await refused(minor, 'POST', '/api/v1/teams/joining/look', { code: CANARY.secret });
  await refused(minor, 'POST', '/api/v1/teams/joining', { code, name: NAME.repeat(9) });
  await minor.must('POST', '/api/v1/teams/joining', { code, name: NAME });
  await minor.must('PUT', `${team}/name`, { name: `${NAME} of late` });
  await coach.must('PUT', team, { name: NAME, timeZone: 'Europe/Stockholm' });
  await coach.must('DELETE', `${team}/codes/${(await aCode('athlete')).id}`);
  await coach.must('GET', `${team}/codes`);
  const assistant = await aCode('assistant');
  await minor.must('POST', '/api/v1/teams/joining', { code: assistant.code, name: NAME });
  const { coaches } = await coach.must<{ coaches: { id: string; role: string }[] }>('GET', `${team}/roster`);
  const { id } = coaches.find(({ role }) => role === 'assistant')!;
  await coach.must('PUT', `${team}/coaches/${id}`, { role: 'assistant', untilDay: null });
  await refused(coach, 'PUT', `${team}/coaches/${id}`, { role: CANARY.secret, untilDay: null });
  await coach.must('DELETE', `${team}/coaches/${id}`);
});

test('an athlete shares, is vouched for, says how they are, and reads who looked', async () => {
  const { link } = await minor.must<{ link: string }>('POST', `${team}/guardian`, { name: NAME });
  const token = link.split('#token=')[1]!;
  house.secrets.add(token);
  const anybody = house.visitor();
  await anybody.must('POST', '/api/v1/guardian/look', { token, language: 'en' });
  await refused(anybody, 'POST', '/api/v1/guardian/look', { token: CANARY.secret, language: 'en' });
  const textSha256 = shareText('guardian', 'en').sha256;
  await anybody.must('POST', '/api/v1/guardian', { token, language: 'en', given: true, textSha256 });
  for (const group of SHARE_GROUPS) {
    const yes = { given: true, untilDay: null, textSha256: shareText(group, 'en').sha256 };
    await minor.must('PUT', `${team}/shares/${group}`, yes);
  }
  await refused(minor, 'PUT', `${team}/shares/${CANARY.secret}`, { given: false });
  await minor.must('POST', `${team}/talk`, { wish: 'fine' });
  await minor.must('DELETE', `${team}/talk`);
  await minor.must('POST', `${team}/talk`, { wish: 'talk' });
  await refused(minor, 'POST', `${team}/talk`, { wish: CANARY.secret });
  for (const path of ['', '/looks', '/sharing-log']) await minor.must('GET', `/api/v1/teams${path}`);
});

test('a coach looks, weighs, writes, plans, and is told in the morning', async () => {
  const member = await memberId();
  await coach.must('GET', `${team}/board`);
  await coach.send('GET', `${team}/board.csv`);
  await coach.must('GET', `${team}/members/${member}`);
  await refused(coach, 'GET', `${team}/board?days=${CANARY.secret}`);
  await coach.must('GET', `${team}/station`);
  const weighed = { id: randomUUID(), memberId: member, when: 'before', at: new Date().toISOString() };
  const station = `${team}/station/weighings`;
  await coach.must('POST', station, { entries: [{ ...weighed, massKg: CANARY.massKg }] });
  await refused(coach, 'POST', station, { entries: [{ ...weighed, massKg: CANARY.secret }] });
  const notes = `${team}/members/${member}/notes`;
  await coach.must('POST', notes, { id: randomUUID(), text: `Well done, ${NAME} ${CANARY.secret}` });
  await refused(coach, 'POST', notes, { id: randomUUID(), text: CANARY.secret.repeat(99) });
  await coach.must('GET', notes);
  const plan = `${team}/plans/${randomUUID()}`;
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const { latitude, longitude } = CANARY.place;
  const place = { latitudeDeg: latitude, longitudeDeg: longitude };
  const meant = { name: NAME, sport: 'run', startsAt, durationS: 3_600, place };
  await coach.must('PUT', plan, meant);
  await refused(coach, 'PUT', plan, { ...meant, sport: CANARY.secret });
  await coach.must('GET', plan);
  const days = `from=${startsAt.slice(0, 10)}&to=${startsAt.slice(0, 10)}`;
  await coach.must('GET', `${team}/plans?${days}`);
  await coach.must('PUT', `${team}/digest`, { wanted: true, ways: ['push'] });
  await refused(coach, 'PUT', `${team}/digest`, { wanted: true, ways: [CANARY.secret] });
  await coach.must('GET', `${team}/digest`);
  const { address } = await coach.must<{ address: string }>('POST', `${team}/feed`, { withWater: true });
  const feed = new URL(address).pathname;
  house.secrets.add(feed.split('/').at(-1)!.replace('.ics', ''));
  expect((await house.visitor().send('GET', feed)).status).toBe(200);
  await refused(house.visitor(), 'GET', `/calendar/team/${CANARY.secret}.ics`);
  await coach.must('GET', `${team}/feed`);
  await coach.must('DELETE', `${team}/feed`);
  await coach.must('DELETE', plan);
});

test('an athlete leaves, another is taken out, and the team ends', async () => {
  await minor.must('DELETE', `${team}/membership`);
  await minor.must('POST', '/api/v1/teams/joining', { code: (await aCode('athlete')).code, name: NAME });
  await coach.must('DELETE', `${team}/members/${await memberId()}`);
  await coach.must('DELETE', team);
});

test('nothing of all that is in anything the service wrote', async () => {
  await house.stop();
  expect(house.escaped()).toEqual([]);
  expect(await house.strays()).toEqual([]);
});

test('all doors of this journey were gone through', () => {
  expect(notPassed(DOORS.teams, house.passed)).toEqual([]);
});
