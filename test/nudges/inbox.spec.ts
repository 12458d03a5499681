import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Delivery } from '#src/channels/delivery.entity';
import { Wordings } from '#src/channels/wording.port';
import { MessageAnswered } from '#src/channels/channels.topics';
import { newId } from '#src/kernel/ids';
import { Outbox } from '#src/jobs/outbox';
import type { Occasion } from '#src/nudges/adviser';
import { Nudge } from '#src/nudges/nudge.entity';
import { sayFor } from '../support/consenting.js';
import { type Guest, NudgeHouse } from '../support/nudge-house.js';
import { anAdvice } from '../support/planted-adviser.js';

jest.setTimeout(120_000);

interface Item {
  id: string;
  kind: string;
  title: string;
  body: string;
  isCaution: boolean;
  isOver: boolean;
  seen: boolean;
  done: boolean;
  dismissed: boolean;
  remindsAt: string | null;
  actions: { act: string }[];
  with: { kind: string }[];
}
interface Page {
  items: Item[];
  cards: Item[];
  next: string | null;
  unseen: number;
}

let house: NudgeHouse;
let ada: Guest;
beforeAll(async () => {
  house = await NudgeHouse.open();
});
afterAll(() => house.close());
/** Each test has somebody of their own, at noon of a summer’s day. */
beforeEach(async () => {
  house.adviser.says = () => [];
  house.adviser.reads = () => 'as-kept';
  ada = await house.guest();
  house.toNoon();
});

const signs = (): Occasion => ({ of: 'signs', athleteId: ada.athleteId });
const WEEK = { values: { coveragePctMid: 92, coveragePctLow: 71.3, coveragePctHigh: 118.4 } };
const say = async (...advices: Parameters<typeof anAdvice>[]) => {
  await house.give(
    signs(),
    advices.map(([kind, told]) => anAdvice(kind, told)),
  );
  await house.svett.work();
};
const inbox = async (): Promise<Page> => (await ada.browser.get('/api/v1/inbox')).json();
const first = async (): Promise<Item> => (await inbox()).items[0]!;
const kinds = (items: { kind: string }[]) => items.map(({ kind }) => kind);

describe('the inbox', () => {
  test('has what was said in the reader’s words, with what came along', async () => {
    await say(['week-enough', WEEK], ['variety', { values: { seen: 'no', foodEn: 'lentils' } }]);
    const { items, unseen } = await inbox();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'week-enough', title: 'Your week looks fine', seen: false });
    expect(items[0]!.body).toContain('about 90 % of your estimated need (likely 70–120 %)');
    expect(kinds(items[0]!.with)).toEqual(['variety']);
    expect(unseen).toBe(1);
  });

  test('shows two cards at most, cautions first, and none that is over or was looked at', async () => {
    await say(['week-enough', WEEK]);
    house.clock.pass({ hours: 1 });
    await say(['raised-pulse', { key: 'x', expiresAt: { at: 'moment', moment: house.clock.now() } }]);
    await house.give({ of: 'lab-values', athleteId: ada.athleteId }, [
      anAdvice('drank-more-than-sweated', { values: { by: 'drink' } }),
      anAdvice('breakfast', { values: { meal: 'Porridge', mealMgLow: 80, mealMgHigh: 140 } }),
    ]);
    await house.svett.work();
    expect(kinds((await inbox()).cards)).toEqual(['drank-more-than-sweated', 'week-enough']);
    await ada.browser.post(`/api/v1/inbox/${(await inbox()).cards[0]!.id}/seen`);
    expect(kinds((await inbox()).cards)).toEqual(['week-enough']);
  });

  test('goes on page by page', async () => {
    for (let at = 0; at < 23; at++) {
      await say(['drank-much', { key: `k${at}` }]);
      house.clock.pass({ hours: 1 });
    }
    const page = await inbox();
    expect(page.items).toHaveLength(20);
    const rest = (await ada.browser.get(`/api/v1/inbox?before=${page.next}`)).json<Page>();
    expect(rest.items).toHaveLength(3);
    expect(rest.next).toBeNull();
    const at = house.clock.now().toISOString();
    for (const mark of ['nonsense', `${at}|${'-'.repeat(36)}`, `2026|${newId()}`, `${at}|${newId()}|more`]) {
      const before = Buffer.from(mark).toString('base64url');
      const refused = await ada.browser.get(`/api/v1/inbox?before=${before}`);
      expect([refused.statusCode, refused.json().code]).toEqual([400, 'nudges.no-such-page']);
    }
  });

  test('tells why: what it rests on, how good the evidence is, and who found it', async () => {
    const grounds = [{ what: 'coverage-pct', low: 71.3, mid: 92, high: 118.4 }];
    await say(['week-enough', { ...WEEK, grounds, grade: 'C', sources: ['NNR2023'] }]);
    const note = (await ada.browser.get(`/api/v1/inbox/${(await first()).id}`)).json<{ why: unknown }>();
    expect(note.why).toEqual({
      grounds: [
        {
          what: 'coverage-pct',
          text: 'Food over need, this week: about 90 % (likely 70–120 %).',
          range: { low: 71.3, mid: 92, high: 118.4 },
        },
      ],
      grade: 'C',
      sources: [expect.objectContaining({ key: 'NNR2023', text: expect.stringContaining('Henriksen') })],
    });
  });

  test('leaves out grounds whose own consent does not stand', async () => {
    const grounds = [{ what: 'one-sided', under: ['diet'] as const }];
    await say(['variety', { values: { seen: 'no', foodEn: 'lentils' }, grounds }]);
    const why = async () =>
      (await ada.browser.get(`/api/v1/inbox/${(await first()).id}`)).json<{ why: { grounds: unknown[] } }>()
        .why;
    expect((await why()).grounds).toEqual([]);
    await sayFor(house.svett, ada.athleteId, 'diet', true);
    expect((await why()).grounds).toHaveLength(1);
  });

  test('shows nothing whose consent was taken back, and all of it again when it is given', async () => {
    await say(['week-enough', WEEK]);
    await sayFor(house.svett, ada.athleteId, 'health-data', false);
    expect((await inbox()).items).toEqual([]);
    await sayFor(house.svett, ada.athleteId, 'health-data', true);
    expect(kinds((await inbox()).items)).toEqual(['week-enough']);
  });

  test('shows nothing that is no longer so where rows must not tell', async () => {
    await sayFor(house.svett, ada.athleteId, 'lab-values', true);
    const reading = {
      text: 'week-enough',
      ...WEEK,
      grounds: [],
      grade: 'A',
      sources: [],
      isCaution: true,
    } as const;
    house.adviser.reads = ({ kind }) =>
      kind === 'lab-value' ? { ...reading, grounds: [], sources: [] } : 'as-kept';
    await say(['lab-value']);
    expect(await first()).toMatchObject({ title: 'Your week looks fine', isCaution: true });
    house.adviser.reads = () => null;
    expect((await inbox()).items).toEqual([]);
    expect((await inbox()).unseen).toBe(0);
  });
});

describe('cautions', () => {
  test('stand until they are looked at, with the flag that stands', async () => {
    await say(['drank-more-than-sweated', { values: { by: 'weight' } }], ['week-enough', WEEK]);
    const cautions = async () =>
      (await ada.browser.get('/api/v1/inbox/cautions')).json<{ items: Item[]; flag: null }>();
    expect(kinds((await cautions()).items)).toEqual(['drank-more-than-sweated']);
    expect((await cautions()).flag).toBeNull();
    const { id } = (await cautions()).items[0]!;
    expect((await ada.browser.post(`/api/v1/inbox/${id}/later`, { minutes: 60 })).statusCode).toBe(409);
    await ada.browser.post(`/api/v1/inbox/${id}/seen`);
    expect((await cautions()).items).toEqual([]);
  });
});

describe('what somebody does with a note', () => {
  test('is kept: seen, done, put away', async () => {
    await say(['week-enough', WEEK]);
    const { id } = await first();
    for (const act of ['seen', 'done', 'dismiss'])
      expect((await ada.browser.post(`/api/v1/inbox/${id}/${act}`)).statusCode).toBe(204);
    expect(await first()).toMatchObject({ seen: true, done: true, dismissed: true });
    expect((await inbox()).unseen).toBe(0);
  });

  test('done is what led the message alone; looked at and put away is all of it', async () => {
    await say(['week-enough', WEEK], ['variety', { values: { seen: 'no', foodEn: 'lentils' } }]);
    const { id } = await first();
    for (const act of ['done', 'dismiss']) await ada.browser.post(`/api/v1/inbox/${id}/${act}`);
    const along = await house.svett.database.read(Nudge).findOneBy({ ledBy: id });
    const now = house.clock.now();
    expect(along).toMatchObject({ kind: 'variety', actedAt: null, seenAt: now, dismissedAt: now });
  });

  test('later, it is told once more, and its phone sounds once more', async () => {
    await say(['week-enough', WEEK]);
    const { id } = await first();
    const answer = await ada.browser.post(`/api/v1/inbox/${id}/later`, { minutes: 90 });
    const at = new Date(house.clock.now().getTime() + 90 * 60_000);
    expect(answer.json()).toEqual({ remindsAt: at.toISOString() });
    expect(await first()).toMatchObject({ remindsAt: at.toISOString(), seen: true });
    house.clock.pass({ minutes: 90 });
    await house.svett.work();
    expect(await first()).toMatchObject({ remindsAt: null, seen: false });
    const row = await house.svett.database.read(Nudge).findOneBy({ id });
    expect(row).toMatchObject({ timesSaid: 2, pushedAt: at });
  });

  test('later falls out of the night, and not into a time when it is worth nothing', async () => {
    await say(
      ['week-enough', { ...WEEK, expiresAt: { at: 'local', time: '12:00', inDays: 3 } }],
      ['variety'],
    );
    const { id } = await first();
    const answer = await ada.browser.post(`/api/v1/inbox/${id}/later`, { minutes: 12 * 60 });
    expect(answer.json<{ remindsAt: string }>().remindsAt.slice(11)).toBe('05:00:00.000Z');
    const short = await house.guest();
    await house.give({ of: 'signs', athleteId: short.athleteId }, [
      anAdvice('week-enough', { ...WEEK, expiresAt: { at: 'local', time: '18:00', inDays: 0 } }),
    ]);
    await house.svett.work();
    const [note] = (await short.browser.get('/api/v1/inbox')).json<Page>().items;
    const late = await short.browser.post(`/api/v1/inbox/${note!.id}/later`, { minutes: 1440 });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'nudges.too-late-then' });
  });

  test('on their phone counts as much', async () => {
    await say(['week-enough', WEEK]);
    const { id: messageId } = await first();
    const answered = async (act: 'open' | 'later' | 'done') => {
      await house.svett.database.transaction((tx) =>
        house.svett.get(Outbox).put(tx, MessageAnswered, { messageId, act }, { key: act }),
      );
      await house.svett.work();
    };
    await answered('open');
    expect(await first()).toMatchObject({ seen: true, done: false });
    await answered('later');
    expect((await first()).remindsAt).not.toBeNull();
    await answered('done');
    expect(await first()).toMatchObject({ done: true, remindsAt: null });
  });

  test('is theirs alone', async () => {
    await say(['week-enough', WEEK]);
    const { id } = await first();
    const eve = await house.guest();
    for (const path of ['', '/seen', '/later'])
      expect(
        (
          await (path
            ? eve.browser.post(`/api/v1/inbox/${id}${path}`, { minutes: 60 })
            : eve.browser.get(`/api/v1/inbox/${id}`))
        ).statusCode,
      ).toBe(404);
  });
});

describe('words for channels', () => {
  const NOTE = {
    title: 'Svett',
    short: 'You have a note in the app.',
    path: '/inbox',
    actions: [{ act: 'open', label: 'Open', path: '/inbox' }],
  };
  const words = async () => house.svett.get<Wordings>(Wordings).of((await first()).id);

  test('have no number for a lock screen, unless its reader wants them there', async () => {
    await say(['week-enough', WEEK], ['variety', { values: { seen: 'no', foodEn: 'lentils' } }]);
    expect(await words()).toMatchObject({
      title: 'Your week looks fine',
      short: 'Your week with food is in the app.',
    });
    expect((await words())!.full).toContain('lentils');
    await ada.browser.patch('/api/v1/nudge-manners', { numbersOnLockScreen: true });
    expect((await words())!.short).toContain('90 %');
    // A server that reads along is no lock screen.
    expect((await words())!.inClear).toMatchObject({
      short: 'Your week with food is in the app.',
      path: '/',
    });
  });

  test('on eating offer to log food, wherever a tap leads, and in the app both', async () => {
    await say(['session-food', { path: '/sessions/7', values: { magnesiumMgLow: 1, magnesiumMgHigh: 9 } }]);
    const logFood = { act: 'open', label: 'Log food', path: '/food' };
    const said = (await words())!;
    expect(said.path).toBe('/sessions/7');
    expect(said.actions.map(({ act }) => act)).toEqual(['open', 'later', 'done']);
    expect(said.actions[0]).toEqual(logFood);
    const { actions } = (await first()) as unknown as { actions: object[] };
    expect(actions.slice(0, 2)).toEqual([{ act: 'open', label: 'Open', path: '/sessions/7' }, logFood]);
  });

  test('tell nothing on the phone of what is for its reader alone', async () => {
    const reading = {
      text: 'week-enough',
      ...WEEK,
      grounds: [],
      grade: 'A',
      sources: [],
      isCaution: false,
    } as const;
    await sayFor(house.svett, ada.athleteId, 'lab-values', true);
    await ada.browser.patch('/api/v1/nudge-manners', { numbersOnLockScreen: true });
    const said = async (isCaution: boolean) => {
      house.adviser.reads = () => ({ ...reading, isCaution, grounds: [], sources: [] });
      const { full: _, ...rest } = (await words())!;
      return rest;
    };
    await say(['lab-value', { path: '/lab-values' }]);
    const told = await said(false);
    expect(told).toEqual({ ...NOTE, language: 'en', inClear: NOTE, tag: 'lab-values' });
    expect(await said(true)).toEqual(told);
  });

  test('tell a server that reads along nothing of what is for its reader alone', async () => {
    await sayFor(house.svett, ada.athleteId, 'signs', true);
    await say(['check-in', { path: '/check-in' }]);
    expect(await words()).toMatchObject({ path: '/check-in', inClear: NOTE });
  });

  test('are none once consent is taken back, or the note is put away', async () => {
    await say(['week-enough', WEEK]);
    const { id } = await first();
    await sayFor(house.svett, ada.athleteId, 'health-data', false);
    const wordings = house.svett.get<Wordings>(Wordings);
    expect(await wordings.of(id)).toBeNull();
    await sayFor(house.svett, ada.athleteId, 'health-data', true);
    expect(await wordings.of(id)).not.toBeNull();
    await ada.browser.post(`/api/v1/inbox/${id}/dismiss`);
    expect(await wordings.of(id)).toBeNull();
  });
});

test('a message is handed to the person’s devices, and what is in the inbox alone is not', async () => {
  await say(['drank-much'], ['week-enough', WEEK]);
  const rows = await house.svett.database.read(Delivery).findBy({ athleteId: ada.athleteId });
  expect(kinds(rows)).toEqual(['week-enough']);
});

test('the icon of the app bears how many notes wait unread', async () => {
  const phone = house.push.subscribe();
  await ada.browser.put('/api/v1/push-devices', { ...phone, label: 'Phone' });
  await say(['drank-much']);
  house.clock.pass({ hours: 1 });
  await say(['week-enough', WEEK]);
  const pushed = house.push.pushed.findLast(({ endpoint }) => endpoint === phone.endpoint)!;
  expect(JSON.parse(pushed.text)).toMatchObject({ notification: { app_badge: '2' } });
});

test('a note that lacks what its text asks for keeps nobody from the others', async () => {
  await say(['week-enough', WEEK]);
  await house.give({ of: 'lab-values', athleteId: ada.athleteId }, [anAdvice('variety')]);
  await house.svett.work();
  expect((await inbox()).items.map(({ title, body }) => [title, body.slice(0, 26)])).toContainEqual([
    'One more kind',
    'A new idea for your plate.',
  ]);
});
