import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';
import { newTokenKey, writtenTokenKey } from '#src/config/token-keys';
import { Approvals } from '#src/connect/approvals';
import { SealKeyMissing } from '#src/database/seal.problems';
import { GrantLeft, NoticeReceived } from '#src/connect/connect.topics';
import { Errands } from '#src/connect/errands';
import { KeyRotation } from '#src/connect/key-rotation';
import { Keyring, tokensAsText } from '#src/connect/keyring';
import { Link } from '#src/connect/link.entity';
import { aboutGrant, aboutLink, aboutNotice } from '#src/connect/sealed-about';
import { Vault } from '#src/database/vault';
import { Authenticators } from '#src/entry/authenticators';
import { Outbox } from '#src/jobs/outbox';
import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { newId } from '#src/kernel/ids';
import { aLinkRoom, type LinkRoom } from '../support/link-room.js';

let room: LinkRoom;
let links: Link[];
let walker: string;
let state: string;
beforeEach(async () => {
  room = await aLinkRoom();
  links = [await room.linked('rider-1'), await room.linked('rider-2'), await room.linked('rider-3')];
  walker = await room.athlete();
  await room.get(Approvals).begin(walker, 'laptimes', [], 'http://localhost');
  state = room.brand.sent[0]!.state;
  await tell('rider-1');
  await leave();
});
afterEach(() => room.close());

const folder = () => room.place.settings.dataFolder;
/** As a process that starts now would find them. */
const keyIds = async () => (await Secrets.open(folder())).tokenKeys.map(({ id }) => id);

const tell = (vendorUserId: string) =>
  room.database.transaction(async (tx) => {
    const carried = await room.get(Vault).wrap(tx, '{"watts":211}', aboutNotice('laptimes', vendorUserId));
    const notice = { brand: 'laptimes', kind: 'activity', vendorUserId, externalId: '9', carried } as const;
    const payload = { ...notice, receivedAt: room.clock.now().toISOString() };
    await room.get(Outbox).put(tx, NoticeReceived, payload, { key: `laptimes:${vendorUserId}:${newId()}` });
  });

const leave = () =>
  room.database.transaction(async (tx) => {
    const grantId = newId();
    const sealed = await room.get(Vault).wrap(tx, 'keys to give back', aboutGrant(grantId));
    await room.get(Outbox).put(tx, GrantLeft, { grantId, brand: 'laptimes', sealed }, { key: grantId });
  });

/** Opens every sealed thing there is, as a process does that starts now. */
async function openEverything(): Promise<void> {
  const later = await aLinkRoom({ beside: room });
  const vault = later.get(Vault);
  for (const { id } of links) {
    const { tokens } = (await later.get(Keyring).read(id))!;
    expect(tokens.access).toMatch(/^clear-access-token-\d$/);
  }
  const facts = await later.database.read(OutboxRow).find();
  for (const { topic, payload } of facts) {
    if (topic === NoticeReceived.name) {
      const { carried, brand, vendorUserId } = NoticeReceived.payload.parse(payload);
      expect(vault.unwrap(carried!, aboutNotice(brand, vendorUserId))).toBe('{"watts":211}');
    } else if (topic === GrantLeft.name) {
      const { sealed, grantId } = GrantLeft.payload.parse(payload);
      expect(vault.unwrap(sealed, aboutGrant(grantId))).toBe('keys to give back');
    }
  }
  await later.close();
}

test('seals everything anew and forgets the old key', async () => {
  const [old] = await keyIds();
  expect(await room.get(KeyRotation).rotate()).toBe(6);
  const after = await keyIds();
  expect(after).toHaveLength(1);
  expect(after).not.toContain(old);
  expect(new Set((await room.database.read(Link).find()).map(({ keyId }) => keyId))).toEqual(new Set(after));
  await openEverything();
  expect((await readdir(folder())).filter((name) => name.startsWith('secrets'))).toEqual(['secrets.json']);
});

test('goes on beside a running service, which uses the new key at once and comes home with the old', async () => {
  const service = await aLinkRoom({ beside: room });
  await service.get(Keyring).read(links[0]!.id); // it has read the old keys
  await room.get(KeyRotation).rotate();
  const ask = (linkId: string) =>
    service.get(Errands).run(linkId, 'webhook', (errand) => service.brand.ask(errand));
  expect(await ask(links[0]!.id)).toBe('clear-access-token-1');
  room.clock.pass({ hours: 7 });
  await ask(links[1]!.id);
  const row = await room.database.read(Link).findOneBy({ id: links[1]!.id });
  expect([row!.keyId]).toEqual(await keyIds());
  await service.close();
});

test('leaves a way back that is under way open', async () => {
  await room.get(KeyRotation).rotate();
  const code = room.brand.approve('rider-9');
  expect(await room.get(Approvals).comeBack(walker, 'laptimes', { state, code })).toBe('connected');
});

describe('killed', () => {
  /** Lets `count` transactions through and then dies, as the process would: in the middle of the next one. */
  function dieAfter(count: number): void {
    const database = room.database as { transaction: (work: never) => Promise<unknown> };
    const begin = database.transaction.bind(room.database);
    let left = count;
    database.transaction = (work) =>
      left-- > 0
        ? begin(work)
        : begin((async (tx: never) => {
            await (work as (tx: never) => Promise<unknown>)(tx);
            throw new Error('killed');
          }) as never);
  }

  test('at any step, everything opens, and another call finishes', async () => {
    const begin = room.database.transaction.bind(room.database);
    let steps = 0;
    for (let isDone = false; !isDone; steps++) {
      dieAfter(steps);
      isDone = await room
        .get(KeyRotation)
        .rotate()
        .then(() => true)
        .catch(() => false);
      (room.database as { transaction: unknown }).transaction = begin;
      await openEverything();
    }
    expect(steps).toBeGreaterThan(6);
    expect(await keyIds()).toHaveLength(1);
  });
});

test('at whatever moment somebody still seals with the old key, that is sealed anew before the key goes', async () => {
  const begin = room.database.transaction.bind(room.database);
  for (let moment = 1; moment <= 12; moment++) {
    const { tokenKeys } = await Secrets.open(folder());
    const late = new Vault(await Secrets.open(folder(), tokenKeys)); // sees no other keys than these
    let step = 0;
    room.database.transaction = async (work) => {
      if (++step === moment) {
        const [id, tokens] = [links[0]!.id, (await room.get(Keyring).read(links[0]!.id))!.tokens];
        await begin(async (tx) => {
          const { keyId, bytes } = await late.seal(tx, tokensAsText(tokens), aboutLink(id));
          await tx.update(Link, id, { keyId, tokens: bytes });
        });
      }
      return begin(work);
    };
    await room.get(KeyRotation).rotate();
    room.database.transaction = begin;
    expect(await keyIds()).toHaveLength(1);
    await openEverything();
  }
});

test('stops before it forgets a key while something does not open', async () => {
  await room.database.transaction((tx) => tx.update(Link, links[0]!.id, { keyId: 'unknown' }));
  await expect(room.get(KeyRotation).rotate()).rejects.toThrow(SealKeyMissing);
  expect((await keyIds()).length).toBe(2);
});

test('of keys the operator keeps seals with the first and touches no file', async () => {
  const before = await readFile(join(folder(), 'secrets.json'), 'utf8');
  const [old] = (await Secrets.open(folder())).tokenKeys;
  const next = newTokenKey();
  const { tokenKeys } = Settings.from({ TOKEN_KEYS: [next, old].map(writtenTokenKey).join(', ') });
  const secrets = await Secrets.open(folder(), tokenKeys);
  const vault = new Vault(secrets);
  const apps = new Authenticators(room.database, vault, room.clock);
  const rotation = new KeyRotation(room.database, secrets, vault, room.get(Outbox), apps);
  expect(await rotation.rotate()).toBe(6);
  expect(await rotation.rotate()).toBe(0);
  expect(new Set((await room.database.read(Link).find()).map(({ keyId }) => keyId))).toEqual(
    new Set([next.id]),
  );
  expect(await readFile(join(folder(), 'secrets.json'), 'utf8')).toBe(before);
});
