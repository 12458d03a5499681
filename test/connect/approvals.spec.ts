import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Approvals, type Returned } from '#src/connect/approvals';
import { BrandNotSetUp, GrantRefused, NoSuchBrand, OtherWayIn } from '#src/connect/connect.problems';
import type { Ability } from '#src/connect/grant.port';
import { Keyring } from '#src/connect/keyring';
import { Links, missingOf } from '#src/connect/links';
import { OauthState } from '#src/connect/oauth-state.entity';
import { LapTimes } from '../support/a-connector.js';
import { StandingClock } from '../support/clock.js';
import { Gate } from '../support/gate.js';
import { aLinkRoom, type LinkRoom } from '../support/link-room.js';

class KeyBook extends LapTimes {
  override readonly brand = 'keybook';
  override readonly title = 'Key Book';
}

let room: LinkRoom;
let ada: string;
beforeEach(async () => {
  const keyBook = new KeyBook(new StandingClock(), { authorisation: 'api-key', pkce: false, refresh: false });
  room = await aLinkRoom({ others: [keyBook] });
  ada = await room.athlete();
});
afterEach(() => room.close());

const approvals = () => room.get(Approvals);
const link = (athlete = ada) => room.get(Links).of(athlete, 'laptimes');
const begin = async (athlete = ada, wishes: Ability[] = []) => {
  await approvals().begin(athlete, 'laptimes', wishes, 'https://svett.example');
  return room.brand.sent.at(-1)!;
};
const comeBack = (returned: Returned, athlete = ada) => approvals().comeBack(athlete, 'laptimes', returned);
/** All the way, as `athlete`. */
const connect = async (
  vendorUserId: string,
  { scopes, athlete = ada }: { scopes?: Ability[]; athlete?: string } = {},
) => {
  const { state } = await begin(athlete);
  return comeBack({ state, code: room.brand.approve(vendorUserId, scopes) }, athlete);
};

describe('connecting', () => {
  test('goes to the brand’s page with a state of 256 bits and a challenge, and back with a link', async () => {
    const { state, challenge, redirectUri } = await begin();
    expect(Buffer.from(state, 'base64url')).toHaveLength(32);
    expect(Buffer.from(challenge!, 'base64url')).toHaveLength(32);
    expect(redirectUri).toBe('https://svett.example/api/v1/links/laptimes/callback');
    expect(await comeBack({ state, code: room.brand.approve('rider-7') })).toBe('connected');
    expect(await link()).toMatchObject({
      vendorUserId: 'rider-7',
      scopes: ['activities', 'profile', 'write-back'],
      state: 'active',
    });
  });

  test('keeps neither state nor verifier where they could be read', async () => {
    const { state } = await begin();
    const [row] = await room.database.read(OauthState).find();
    expect(row!.stateMark).toBe(createHash('sha256').update(state).digest('hex'));
    expect(row!.verifier!.length).toBe(12 + 16 + 64); // nonce, tag, and the sealed verifier
    await comeBack({ state, code: 'x' });
    expect((await room.database.read(OauthState).find())[0]!.verifier).toBeNull();
  });

  test('with boxes unticked takes what it was given and tells what is missing', async () => {
    expect(await connect('rider-7', { scopes: ['activities'] })).toBe('less');
    expect(missingOf(room.brand, (await link())!)).toEqual(['profile', 'write-back']);
  });

  test('without leave to see activities the link rests', async () => {
    expect(await connect('rider-7', { scopes: ['profile', 'write-back'] })).toBe('less');
    expect((await link())!.state).toBe('paused');
  });

  test('believes the scopes the redirect tells', async () => {
    const { state } = await begin();
    const code = room.brand.approve('rider-7', ['activities', 'profile', 'write-back']);
    expect(await comeBack({ state, code, scope: 'activities,profile' })).toBe('less');
    expect((await link())!.scopes).toEqual(['activities', 'profile']);
  });

  test('asks for more only where the athlete wishes it, and then misses it', async () => {
    const { state, wishes } = await begin(ada, ['private-activities']);
    expect(wishes).toEqual(['private-activities']);
    expect(await comeBack({ state, code: room.brand.approve('rider-7') })).toBe('less');
    expect(missingOf(room.brand, (await link())!)).toEqual(['private-activities']);
    expect((await begin()).wishes).toEqual(['private-activities']); // once wished, asked for again
  });

  test('ends in words when the brand or the athlete says no', async () => {
    const denied = await begin();
    expect(await comeBack({ state: denied.state, error: 'access_denied' })).toBe('denied');
    const broken = await begin();
    expect(await comeBack({ state: broken.state, error: 'server_error' })).toBe('refused');
    const wrong = await begin();
    expect(await comeBack({ state: wrong.state, code: 'made up' })).toBe('refused');
    const empty = await begin();
    expect(await comeBack({ state: empty.state })).toBe('refused');
    expect(await link()).toBeNull();
  });

  test('tells when the brand lets no more athletes in', async () => {
    room.brand.isFull = true;
    expect(await connect('rider-7')).toBe('full');
  });

  test('is not offered for what is not there, not set up, or entered another way', async () => {
    const to = (brand: string) => approvals().begin(ada, brand, [], 'https://svett.example');
    await expect(to('nobody')).rejects.toThrow(NoSuchBrand);
    await expect(to('keybook')).rejects.toThrow(OtherWayIn);
    room.brand.isConfigured = false;
    await expect(to('laptimes')).rejects.toThrow(BrandNotSetUp);
  });
});

describe('a state', () => {
  test('works once: a replay makes nothing and ends where the first ended', async () => {
    const { state } = await begin();
    expect(await comeBack({ state, code: room.brand.approve('rider-7') })).toBe('connected');
    expect(await comeBack({ state, code: room.brand.approve('rider-8') })).toBe('connected');
    room.clock.pass({ hours: 1 });
    expect(await comeBack({ state, code: room.brand.approve('rider-8') })).toBe('connected');
    expect((await link())!.vendorUserId).toBe('rider-7');
    expect(room.brand.exchanges).toBe(1);
  });

  test('tells the brand whether a link stands on it already', async () => {
    const told: unknown[] = [];
    const exchange = room.brand.exchange.bind(room.brand);
    room.brand.exchange = (returned) => exchange((told.push(returned.renews), returned));
    for (let time = 0; time < 2; time++) {
      const { state } = await begin();
      await comeBack({ state, code: room.brand.approve('rider-7') });
    }
    expect(told).toEqual([false, true]);
  });

  test('twice at once is one exchange and one outcome', async () => {
    const { state } = await begin();
    const back = { state, code: room.brand.approve('rider-7') };
    expect(await Promise.all([comeBack(back), comeBack(back), comeBack(back)])).toEqual([
      'connected',
      'connected',
      'connected',
    ]);
    expect(room.brand.exchanges).toBe(1);
  });

  test('twice at once in two processes is one exchange and one outcome, for which the second waits', async () => {
    const beside = await aLinkRoom({ beside: room });
    const { state } = await begin();
    const back = { state, code: room.brand.approve('rider-7') };
    const [exchange, gate] = [room.brand.exchange.bind(room.brand), new Gate()];
    const asked = new Promise<void>((resolve) => {
      room.brand.exchange = (returned) => (resolve(), gate.opened.then(() => exchange(returned)));
    });
    const first = comeBack(back);
    await asked;
    const second = beside.get(Approvals).comeBack(ada, 'laptimes', back);
    await Promise.race([second, setTimeout(300)]);
    gate.open();
    expect(await Promise.all([first, second])).toEqual(['connected', 'connected']);
    expect(room.brand.exchanges).toBe(1);
    await beside.close();
  });

  test('whose return was cut short tells by the link how it went', async () => {
    const { state } = await begin();
    await comeBack({ state, code: room.brand.approve('rider-7') });
    room.clock.pass({ seconds: 20 });
    await room.database.transaction((tx) => tx.update(OauthState, { athleteId: ada }, { outcome: null }));
    expect(await comeBack({ state, code: 'x' })).toBe('connected');
    await room.database.transaction(async (tx) => room.get(Links).remove(tx, (await link())!.id));
    expect(await comeBack({ state, code: 'x' })).toBe('expired');
  });

  test('of another athlete is refused, and stays good for its own', async () => {
    const { state } = await begin();
    const code = room.brand.approve('rider-7');
    const eve = await room.athlete();
    expect(await comeBack({ state, code }, eve)).toBe('expired');
    expect([await link(eve), room.brand.exchanges]).toEqual([null, 0]);
    expect(await comeBack({ state, code })).toBe('connected');
  });

  test('is over after a quarter of an hour', async () => {
    const { state } = await begin();
    const code = room.brand.approve('rider-7');
    room.clock.pass({ minutes: 15 });
    expect(await comeBack({ state, code })).toBe('expired');
    expect(room.brand.exchanges).toBe(0);
  });

  test('nobody gave out, or none, is refused', async () => {
    await begin();
    expect(await comeBack({ state: 'made-up', code: 'x' })).toBe('expired');
    expect(await comeBack({ code: 'x' })).toBe('expired');
    expect(await comeBack({ error: 'access_denied' })).toBe('expired');
  });

  test('of another brand is refused', async () => {
    const { state } = await begin();
    expect(await approvals().comeBack(ada, 'keybook', { state, code: 'x' })).toBe('expired');
  });

  test('that is long over leaves no row', async () => {
    await begin();
    room.clock.pass({ days: 2 });
    await begin();
    expect(await room.database.read(OauthState).find()).toHaveLength(1);
  });
});

describe('an account at the brand', () => {
  test('that somebody else has linked stays theirs, and their grant is left alone', async () => {
    const bo = await room.athlete();
    await connect('rider-7', { athlete: bo });
    expect(await connect('rider-7')).toBe('taken');
    expect([await link(), room.brand.revoked]).toEqual([null, []]);
    expect((await link(bo))!.state).toBe('active');
  });

  test('other than the one linked is not mixed with it, and its grant is given back', async () => {
    await connect('rider-7');
    expect(await connect('rider-8')).toBe('other');
    expect((await link())!.vendorUserId).toBe('rider-7');
    expect(room.brand.revoked).toHaveLength(1);
  });

  test('connected again keeps the link, when it began, and what came with it', async () => {
    await connect('rider-7', { scopes: ['activities'] });
    const first = (await link())!;
    const saying = { method: 'page', language: 'en', actorId: null } as const;
    await room.get(Links).choose(ada, 'laptimes', { writesBack: true }, saying);
    await room.database.transaction((tx) =>
      room.get(Links).lost(tx, first.id, new GrantRefused('Lap Times')),
    );
    room.clock.pass({ days: 1 });
    expect(await connect('rider-7')).toBe('connected');
    const again = (await link())!;
    expect(again).toMatchObject({
      id: first.id,
      connectedAt: first.connectedAt,
      state: 'active',
      lastError: null,
      choices: { writesBack: true, wishes: [] },
    });
    expect((await room.get(Keyring).read(first.id))!.tokens.access).not.toBe('clear-access-token-2');
  });

  test('of which two athletes come back at the same moment belongs to one', async () => {
    const bo = await room.athlete();
    const mine = await begin();
    const myCode = room.brand.approve('rider-7');
    const his = await begin(bo);
    const hisCode = room.brand.approve('rider-7');
    const ends = await Promise.all([
      comeBack({ state: mine.state, code: myCode }),
      comeBack({ state: his.state, code: hisCode }, bo),
    ]);
    expect(ends.sort()).toEqual(['connected', 'taken']);
  });
});

test('a pasted key is tried before it is kept, and is sealed like any token', async () => {
  await expect(approvals().byKey(ada, 'keybook', 'wrong')).rejects.toThrow(GrantRefused);
  await expect(approvals().byKey(ada, 'laptimes', 'key-of-7')).rejects.toThrow(OtherWayIn);
  await approvals().byKey(ada, 'keybook', 'key-of-rider-7');
  const made = (await room.get(Links).of(ada, 'keybook'))!;
  expect(made.vendorUserId).toBe('rider-7');
  const { tokens } = (await room.get(Keyring).read(made.id))!;
  expect(tokens).toMatchObject({ access: 'key-of-rider-7', accessExpiresAt: null });
});
