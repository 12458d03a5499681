import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { NoSuchDevice, SubscribedForAnother } from '#src/channels/channels.problems';
import { mayBeCalled } from '#src/channels/given-address';
import { PushDevice } from '#src/channels/push-device.entity';
import { aboutDevice } from '#src/channels/sealed-about';
import { SealedAddresses } from '#src/channels/sealed-addresses';
import type { Targets } from '#src/channels/way';
import { In, LessThan, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Vault } from '#src/database/vault';
import { AddressRefused } from '#src/delivery/channel.problems';
import { type PushAddress, PushChannel } from '#src/delivery/push.port';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Problem } from '#src/kernel/problem';
import { Keys } from '#src/people/keys';

/** One more pushes the one that was not there for the longest time out. */
const MOST_DEVICES = 20;

const Kept = z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() });

export interface Subscribed {
  address: PushAddress;
  expiresAt: Date | null;
  label: string;
  /** The public key it subscribed for, where the browser says it. */
  publicKey: string | undefined;
}

/** The browsers people want to be told on. */
@Injectable()
export class PushDevices implements Targets {
  private readonly log = new Logger('Push');
  private readonly addresses: SealedAddresses<PushAddress>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) vault: Vault,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(PushChannel) private readonly push: PushChannel,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.addresses = new SealedAddresses(database, vault, {
      table: PushDevice,
      about: aboutDevice,
      reads: Kept,
    });
  }

  /**
   * The same browser told again is one, whoever signs in there now: what is for somebody else must not be shown on it.
   * @throws AddressRefused @throws SubscribedForAnother
   */
  async put(athleteId: string, told: Subscribed, allowsPrivate: boolean): Promise<string> {
    const { address, expiresAt, label, publicKey } = told;
    if (!mayBeCalled(address.endpoint, allowsPrivate)) throw new AddressRefused();
    const subscribedFor = this.push.publicKey;
    if (publicKey !== undefined && publicKey !== subscribedFor) throw new SubscribedForAnother();
    const endpointMark = this.keys.mark(`push:${address.endpoint}`);
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `push-device:${endpointMark}`);
      const found = await tx.findOneBy(PushDevice, { endpointMark });
      const id = found?.athleteId === athleteId ? found.id : newId();
      if (found && found.id !== id) await tx.delete(PushDevice, { id: found.id });
      const seal = await this.addresses.seal(tx, id, address);
      const now = this.clock.now();
      const said = { ...seal, subscribedFor, label, expiresAt, seenAt: now };
      if (found?.id === id) await tx.update(PushDevice, { id }, said);
      else {
        const fresh = { id, athleteId, endpointMark, createdAt: now, failures: 0 };
        await tx.insert(PushDevice, { ...fresh, ...said });
        await this.makeRoomFor(tx, athleteId, id);
      }
      return id;
    });
  }

  list(athleteId: string): Promise<PushDevice[]> {
    return this.database
      .read(PushDevice)
      .find({ where: { athleteId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Those that something can be sent to now. */
  async reachable(tx: Tx, athleteId: string): Promise<string[]> {
    const rows = await tx.findBy(PushDevice, { athleteId, subscribedFor: this.push.publicKey });
    const now = this.clock.now();
    return rows.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).map(({ id }) => id);
  }

  /** @throws NoSuchDevice also for somebody else's */
  async demand(athleteId: string, id: string): Promise<PushDevice> {
    const device = await this.database.read(PushDevice).findOneBy({ id, athleteId });
    if (!device) throw new NoSuchDevice();
    return device;
  }

  /** @throws NoSuchDevice also for somebody else's */
  async remove(athleteId: string, id: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) => tx.delete(PushDevice, { id, athleteId }));
    if (affected !== 1) throw new NoSuchDevice();
  }

  /** Those that have not said since then that they are there. */
  async forgetBefore(tx: Tx, athleteId: string, moment: Date): Promise<void> {
    await tx.delete(PushDevice, { athleteId, seenAt: LessThan(moment) });
  }

  /** null: it was forgotten. */
  async address(id: string): Promise<PushAddress | null> {
    return this.addresses.open(id);
  }

  async went(tx: Tx, id: string): Promise<void> {
    const fine = { usedAt: this.clock.now(), failingSince: null, failures: 0, lastError: null };
    await tx.update(PushDevice, { id }, fine);
  }

  async failed(tx: Tx, id: string, code: string): Promise<void> {
    const row = await tx.findOneBy(PushDevice, { id });
    if (!row) return;
    const failingSince = row.failingSince ?? this.clock.now();
    await tx.update(PushDevice, { id }, { failingSince, failures: row.failures + 1, lastError: code });
  }

  async lost(tx: Tx, id: string): Promise<void> {
    await tx.delete(PushDevice, { id });
  }

  /** The browser did nothing wrong and stays: a push service does not like how we show who we are. */
  refused(_tx: Tx, _id: string, { code, details }: Problem): Promise<void> {
    this.log.error(
      `A push service takes nothing from Svett (${[code, details['status']].join(' ').trim()}); look at PUSH_CONTACT, at the clock, and whether secrets.json is that under which browsers subscribed.`,
    );
    return Promise.resolve();
  }

  reseal(): Promise<number> {
    return this.addresses.reseal();
  }

  needsOldKey(tx: Tx): Promise<boolean> {
    return this.addresses.needsOldKey(tx);
  }

  private async makeRoomFor(tx: Tx, athleteId: string, id: string): Promise<void> {
    const where = { athleteId, id: Not(id) };
    const others = await tx.find(PushDevice, { where, order: { seenAt: 'DESC', id: 'ASC' } });
    const beyond = others.slice(MOST_DEVICES - 1).map(({ id: one }) => one);
    if (beyond.length > 0) await tx.delete(PushDevice, { id: In(beyond) });
  }
}
