import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Channel, type ChannelKind } from '#src/channels/channel.entity';
import { NoSuchChannel, TooManyChannels } from '#src/channels/channels.problems';
import { aboutChannel } from '#src/channels/sealed-about';
import { SealedAddresses } from '#src/channels/sealed-addresses';
import type { Targets } from '#src/channels/way';
import { IsNull } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Vault } from '#src/database/vault';
import { AddressRefused, ChannelRefused } from '#src/delivery/channel.problems';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Problem } from '#src/kernel/problem';

/** An account has one address. */
const MOST: Record<ChannelKind, number> = { email: 1, ntfy: 5, webhook: 5 };
const SECRET_BYTES = 32;

/** Where a channel leads. That of e-mail is the account's own, as it is when a letter leaves. */
export const ChannelAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email') }),
  z.object({
    kind: z.literal('ntfy'),
    server: z.string(),
    topic: z.string(),
    token: z.string().nullable(),
  }),
  z.object({ kind: z.literal('webhook'), url: z.string(), secret: z.string() }),
]);
export type ChannelAddress = z.output<typeof ChannelAddress>;

/** The ways beside the phone on which people want to be told. */
@Injectable()
export class Channels implements Targets {
  private readonly addresses: SealedAddresses<ChannelAddress>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    const kind = { table: Channel, about: aboutChannel, reads: ChannelAddress };
    this.addresses = new SealedAddresses(database, vault, kind);
  }

  /** `whsec_…`, as Standard Webhooks writes a secret. */
  static newSecret(): string {
    return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
  }

  /** @throws TooManyChannels */
  async add(athleteId: string, address: ChannelAddress): Promise<string> {
    const { kind } = address;
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `channels:${athleteId}`);
      if ((await tx.countBy(Channel, { athleteId, kind })) >= MOST[kind])
        throw new TooManyChannels(MOST[kind]);
      const id = newId();
      const seal = await this.addresses.seal(tx, id, address);
      await tx.insert(Channel, { id, athleteId, kind, ...seal, createdAt: this.clock.now(), failures: 0 });
      return id;
    });
  }

  list(athleteId: string): Promise<Channel[]> {
    return this.database.read(Channel).find({ where: { athleteId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Those that something can be sent to now. */
  async reachable(tx: Tx, athleteId: string): Promise<Pick<Channel, 'id' | 'kind'>[]> {
    return tx.find(Channel, {
      where: { athleteId, disabledAt: IsNull() },
      select: { id: true, kind: true },
      order: { id: 'ASC' },
    });
  }

  /** @throws NoSuchChannel also for somebody else's */
  async demand(athleteId: string, id: string): Promise<Channel> {
    const channel = await this.database.read(Channel).findOneBy({ id, athleteId });
    if (!channel) throw new NoSuchChannel();
    return channel;
  }

  /** On, or off. @throws NoSuchChannel also for somebody else's */
  async switch(athleteId: string, id: string, isOn: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const row = await tx.findOneBy(Channel, { id, athleteId });
      if (!row) throw new NoSuchChannel();
      const on = {
        disabledAt: null,
        disabledBecause: null,
        failingSince: null,
        failures: 0,
        lastError: null,
      };
      const off = { disabledAt: row.disabledAt ?? this.clock.now(), disabledBecause: 'owner' as const };
      await tx.update(Channel, { id }, isOn ? on : off);
    });
  }

  /** @throws NoSuchChannel also for somebody else's */
  async remove(athleteId: string, id: string): Promise<void> {
    const { affected } = await this.database.transaction((tx) => tx.delete(Channel, { id, athleteId }));
    if (affected !== 1) throw new NoSuchChannel();
  }

  /** null: it was removed. */
  async address(id: string): Promise<ChannelAddress | null> {
    return this.addresses.open(id);
  }

  /** null: it was removed, or is switched off. */
  async openAddress(id: string): Promise<ChannelAddress | null> {
    const isOpen = await this.database.read(Channel).existsBy({ id, disabledAt: IsNull() });
    return isOpen ? this.address(id) : null;
  }

  async went(tx: Tx, id: string): Promise<void> {
    const fine = { usedAt: this.clock.now(), failingSince: null, failures: 0, lastError: null };
    await tx.update(Channel, { id }, fine);
  }

  async failed(tx: Tx, id: string, code: string): Promise<void> {
    const row = await tx.findOneBy(Channel, { id });
    if (!row) return;
    const failingSince = row.failingSince ?? this.clock.now();
    await tx.update(Channel, { id }, { failingSince, failures: row.failures + 1, lastError: code });
  }

  lost(tx: Tx, id: string): Promise<void> {
    return this.disable(tx, id, 'gone');
  }

  async refused(tx: Tx, id: string, problem: Problem): Promise<void> {
    // That one message was too long, or one letter not to a mail server's liking, says nothing of the next.
    const isForGood = problem instanceof ChannelRefused || problem instanceof AddressRefused;
    if (isForGood) await this.disable(tx, id, 'refused');
  }

  /** Nothing goes there any more until its owner says so. */
  private async disable(tx: Tx, id: string, disabledBecause: 'gone' | 'refused'): Promise<void> {
    const disabledAt = this.clock.now();
    await tx.update(Channel, { id, disabledAt: IsNull() }, { disabledAt, disabledBecause });
  }

  reseal(): Promise<number> {
    return this.addresses.reseal();
  }

  needsOldKey(tx: Tx): Promise<boolean> {
    return this.addresses.needsOldKey(tx);
  }
}
