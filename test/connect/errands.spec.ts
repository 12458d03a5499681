import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Approvals } from '#src/connect/approvals';
import {
  ApplicationInactive,
  BrandResting,
  BudgetSpent,
  GrantLost,
  NotThere,
  RateLimited,
  RenewalUnderWay,
  ScopeMissing,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import { Errands } from '#src/connect/errands';
import { Keyring } from '#src/connect/keyring';
import { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { silence } from '../support/silence.js';
import { Gate } from '../support/gate.js';
import { aLinkRoom, type LinkRoom } from '../support/link-room.js';

let room: LinkRoom;
let link: Link;
beforeEach(async () => {
  room = await aLinkRoom();
  link = await room.linked('rider-7');
});
afterEach(() => room.close());

const ask = (at = room) => at.get(Errands).run(link.id, 'webhook', (errand) => room.brand.ask(errand));
const row = () => room.get(Links).find(link.id) as Promise<Link>;
const kept = async () => (await room.get(Keyring).read(link.id))!.tokens;
const fails = (problem: Error) => room.get(Errands).run(link.id, 'webhook', () => Promise.reject(problem));

describe('tokens', () => {
  test('that last are used as they are', async () => {
    expect(await ask()).toBe('clear-access-token-1');
    room.clock.pass({ hours: 5, minutes: 49 });
    expect(await ask()).toBe('clear-access-token-1');
    expect(room.brand.refreshes).toBe(0);
  });

  test('are renewed ten minutes before they run out, and the newest is kept', async () => {
    room.clock.pass({ hours: 5, minutes: 51 });
    expect(await ask()).toBe('clear-access-token-2');
    expect(await kept()).toMatchObject({
      access: 'clear-access-token-2',
      refresh: 'clear-refresh-token-2',
      accessExpiresAt: new Date('2026-06-15T21:51:00.000Z'),
    });
  });

  test('are renewed once for ten who ask at the same time', async () => {
    room.clock.pass({ hours: 7 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(new Set(answers)).toEqual(new Set(['clear-access-token-2']));
    expect(room.brand.refreshes).toBe(1);
  });

  test('are renewed once for ten whom the brand refuses at the same time', async () => {
    room.brand.forget('access');
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(new Set(answers)).toEqual(new Set(['clear-access-token-2']));
    expect(room.brand.refreshes).toBe(1);
  });

  test('are committed before anybody uses them', async () => {
    room.clock.pass({ hours: 7 });
    await room.get(Errands).run(link.id, 'webhook', async ({ accessToken }) => {
      expect((await kept()).access).toBe(accessToken);
    });
  });

  /** Another process on the same database, while this one waits for the brand's answer to its renewal. */
  async function besideARenewal() {
    const beside = await aLinkRoom({ beside: room });
    const gate = new Gate();
    const asked = new Gate();
    room.brand.beforeAnswer = () => (asked.open(), gate.opened);
    room.clock.pass({ hours: 7 });
    const first = ask();
    await asked.opened;
    return { beside, gate, first };
  }

  test('are renewed by one process while the other waits for it', async () => {
    const { beside, gate, first } = await besideARenewal();
    const second = ask(beside);
    await Promise.race([second, setTimeout(300)]);
    gate.open();
    expect(await Promise.all([first, second])).toEqual(['clear-access-token-2', 'clear-access-token-2']);
    expect(room.brand.refreshes).toBe(1);
    await beside.close();
  });

  test('are renewed by one process while the other comes back later, where that takes long', async () => {
    const { beside, gate, first } = await besideARenewal();
    const late = (await ask(beside).catch((error: unknown) => error)) as RenewalUnderWay;
    expect(late).toBeInstanceOf(RenewalUnderWay);
    expect(late.until.getTime() - room.clock.now().getTime()).toBeLessThanOrEqual(2_000);
    gate.open();
    expect(await first).toBe('clear-access-token-2');
    expect(await ask(beside)).toBe('clear-access-token-2');
    expect(room.brand.refreshes).toBe(1);
    await beside.close();
  });
});

describe('a crash between the brand’s answer and our commit', () => {
  const crash = async () => {
    room.clock.pass({ hours: 7 });
    const dead = {
      leaseOwner: 'another-machine/1/x/y',
      leasedUntil: new Date(room.clock.now().getTime() + 60_000),
    };
    await room.database.transaction((tx) => tx.update(Link, link.id, dead));
    await room.brand.refresh(await kept());
  };

  test('is survived where the old refresh token still works', async () => {
    room.brand.rotates = false;
    await crash();
    await expect(ask()).rejects.toThrow(RenewalUnderWay); // for as long as the dead one may be thought alive
    room.clock.pass({ minutes: 1 });
    expect(await ask()).toBe('clear-access-token-3');
    expect(await row()).toMatchObject({ state: 'active', lastError: null, leaseOwner: null });
  });

  test('is an honest “connect again” where it worked only once', async () => {
    await crash();
    room.clock.pass({ minutes: 1 });
    await expect(ask()).rejects.toThrow(GrantLost);
    expect(await row()).toMatchObject({
      state: 'reconnect',
      lastError: { code: 'connect.grant-lost', detail: 'Lap Times no longer lets Svett in; connect again.' },
    });
    const asked = room.brand.refreshes;
    await expect(ask()).rejects.toThrow(GrantLost);
    expect(room.brand.refreshes).toBe(asked);
  });

  test('is healed by the answer, should it only have been slow', async () => {
    const beside = await aLinkRoom({ beside: room });
    const gate = new Gate();
    const asked = new Gate();
    room.brand.beforeAnswer = () => (asked.open(), gate.opened);
    room.clock.pass({ hours: 7 });
    const slow = ask();
    await asked.opened;
    room.clock.pass({ minutes: 2 });
    await expect(ask(beside)).rejects.toThrow(GrantLost); // the refresh token is spent
    expect((await row()).state).toBe('reconnect');
    gate.open();
    expect(await slow).toBe('clear-access-token-2');
    expect(await row()).toMatchObject({ state: 'active' });
    await beside.close();
  });
});

test('tokens of a new approval are not overwritten by a renewal of the old ones', async () => {
  const [gate, asked] = [new Gate(), new Gate()];
  room.brand.beforeAnswer = () => (asked.open(), gate.opened);
  room.clock.pass({ hours: 7 });
  const slow = ask();
  await asked.opened;
  const grant = room.brand.grant('rider-7');
  await room.get(Links).connect(link.athleteId, room.brand, grant, []);
  gate.open();
  expect(await slow).toBe(grant.tokens.access);
  expect(await kept()).toEqual(grant.tokens);
});

describe('what the brand answers', () => {
  test('401: the token is renewed and the errand done', async () => {
    room.brand.forget('access');
    expect(await ask()).toBe('clear-access-token-2');
    expect((await row()).state).toBe('active');
  });

  test('401 again: the athlete is asked to connect again, and told so', async () => {
    const always = room
      .get(Errands)
      .run(link.id, 'webhook', () => Promise.reject(new TokenRefused('Lap Times')));
    await expect(always).rejects.toThrow(GrantLost);
    expect(room.brand.refreshes).toBe(1);
    expect(await row()).toMatchObject({ state: 'reconnect', lastError: { code: 'connect.grant-lost' } });
  });

  test('grant revoked: the athlete is asked to connect again', async () => {
    room.brand.forget('all');
    await expect(ask()).rejects.toThrow(GrantLost);
    expect((await row()).state).toBe('reconnect');
  });

  test('429: nobody asks again before the window ends', async () => {
    const refused = (await fails(new RateLimited('Lap Times', null)).catch(
      (error: unknown) => error,
    )) as BudgetSpent;
    expect(refused).toBeInstanceOf(BudgetSpent);
    expect(refused.until.getTime()).toBeGreaterThan(new Date('2026-06-15T10:15:00.000Z').getTime());
    expect(refused.until.getTime()).toBeLessThanOrEqual(new Date('2026-06-15T10:15:20.000Z').getTime());
    room.clock.pass({ minutes: 14 });
    await expect(ask()).rejects.toThrow(BudgetSpent);
    expect(await row()).toMatchObject({ state: 'active', lastError: null });
    room.clock.pass({ minutes: 1 });
    expect(await ask()).toBe('clear-access-token-1');
  });

  test('application inactive: everybody leaves the brand alone for an hour, and no link is touched', async () => {
    const other = await room.linked('rider-8');
    await expect(fails(new ApplicationInactive('Lap Times'))).rejects.toThrow(BrandResting);
    const theirs = room.get(Errands).run(other.id, 'webhook', (errand) => room.brand.ask(errand));
    await expect(theirs).rejects.toThrow(/switched this installation's application off/);
    expect(await row()).toMatchObject({
      state: 'active',
      lastError: { code: 'connect.application-inactive' },
    });
    room.clock.pass({ hours: 1 });
    expect(await ask()).toBe('clear-access-token-1');
    expect((await row()).lastError).toBeNull();
  });

  test.each([new VendorDown('Lap Times'), new ScopeMissing('Lap Times')])(
    '$code: told to the athlete until it goes well again',
    async (problem) => {
      await expect(fails(problem)).rejects.toBe(problem);
      expect((await row()).lastError).toEqual({
        code: problem.code,
        detail: problem.message,
        at: '2026-06-15T10:00:00.000Z',
      });
      await ask();
      expect((await row()).lastError).toBeNull();
    },
  );

  test('no such activity: nothing to worry anybody with', async () => {
    await expect(fails(new NotThere('Lap Times'))).rejects.toThrow(NotThere);
    expect((await row()).lastError).toBeNull();
  });
});

test('somebody who left while their tokens were renewed leaves none behind', async () => {
  const gate = new Gate();
  const asked = new Gate();
  room.brand.beforeAnswer = () => (asked.open(), gate.opened);
  room.clock.pass({ hours: 7 });
  const slow = ask();
  await asked.opened;
  await room.database.transaction((tx) => room.get(Links).remove(tx, link.id));
  gate.open();
  await expect(slow).rejects.toThrow('no such connection');
  expect(room.brand.revoked).toMatchObject([{ access: 'clear-access-token-2' }]);
});

test('no token lies open in the database or its log, nor goes to any log of ours', async () => {
  const said: unknown[] = [];
  const hear = (...words: unknown[]) => void said.push(words);
  Logger.overrideLogger({ log: hear, warn: hear, error: hear, fatal: hear, debug: hear });
  room.clock.pass({ hours: 7 });
  await ask();
  room.brand.forget('all');
  await ask().catch(() => undefined);
  const other = await room.linked();
  const inactive = new ApplicationInactive('Lap Times');
  await room
    .get(Errands)
    .run(other.id, 'webhook', () => Promise.reject(inactive))
    .catch(() => undefined);
  expect(said.length).toBeGreaterThan(0);
  await room.get(Approvals).begin(link.athleteId, 'laptimes', [], 'http://localhost');
  const back = { state: room.brand.sent[0]!.state, code: 'clear-code' };
  await room.get(Approvals).comeBack(link.athleteId, 'laptimes', back);
  Logger.overrideLogger(silence);
  expect(JSON.stringify(said)).not.toContain('clear-');

  if (room.place.settings.databaseUrl) {
    const rows = await room.database.read(Link).find({ select: { id: true, tokens: true, lastError: true } });
    const columns = rows.flatMap((one) => Object.values(one)).map((value) => String(value));
    expect(columns.join('\n')).not.toContain('clear-');
    return;
  }
  const folder = room.place.settings.dataFolder;
  const files = (await readdir(folder)).filter((name) => name.startsWith('svett.sqlite'));
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) expect((await readFile(join(folder, name))).includes('clear-')).toBe(false);
});
