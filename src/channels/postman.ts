import { Inject, Injectable } from '@nestjs/common';
import { ChannelChoices } from '#src/channels/channel-choices';
import { DeliveryQueued, SlowDeliveryQueued } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import { waitAfter } from '#src/channels/patience';
import type { Carried, Way } from '#src/channels/way';
import { Ways } from '#src/channels/ways';
import { type Wording, Wordings } from '#src/channels/wording.port';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import { Postponed } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { tell } from '#src/kernel/happenings';
import { Problem } from '#src/kernel/problem';

/** What becomes of a delivery, without a second try. */
type Ending = { state: 'failed' | 'gone'; reason: string };

class ComesAgain extends Postponed {
  readonly code = 'channels.comes-again';

  constructor(until: Date, code: string) {
    super(`A message did not get through (${code}); it is tried again.`, until);
  }
}

/** What the way made of it, told to whoever counts. */
async function carriedBy(way: Way, delivery: Delivery, wording: Wording): Promise<Carried> {
  const { channel } = delivery;
  try {
    const result = await way.carry(delivery, wording);
    tell('message.carried', { channel, result });
    return result;
  } catch (error) {
    tell('message.carried', { channel, result: 'failed' });
    throw error;
  }
}

/** Carries messages to where they are to go, and writes down what came of it. */
@Injectable()
export class Postman {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ways) private readonly ways: Ways,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ChannelChoices) private readonly choices: ChannelChoices,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(DeliveryQueued)
  onQueued({ deliveryId }: Said<typeof DeliveryQueued>, finish: Finish): Promise<void> {
    return this.carry(deliveryId, finish);
  }

  @Handles(SlowDeliveryQueued)
  onSlowQueued({ deliveryId }: Said<typeof SlowDeliveryQueued>, finish: Finish): Promise<void> {
    return this.carry(deliveryId, finish);
  }

  private async carry(id: string, finish: Finish): Promise<void> {
    const delivery = await this.database.read(Delivery).findOneBy({ id });
    if (delivery?.state !== 'queued') return;
    const end = (ending: Ending) => finish((tx) => this.end(tx, delivery, ending));
    if (delivery.expiresAt <= this.clock.now()) return end({ state: 'failed', reason: 'expired' });
    const choice = await this.choices.of(delivery.athleteId, delivery.theme);
    if (!choice[delivery.channel]) return end({ state: 'failed', reason: 'switched-off' });
    const wording = await this.wordings.of(delivery.messageId);
    if (!wording) return end({ state: 'failed', reason: 'withdrawn' });
    const way = this.ways.of(delivery.channel);
    try {
      const carried = await carriedBy(way, delivery, wording);
      await finish(async (tx) => {
        if (carried === 'sent') return this.went(tx, delivery, way);
        if (carried === 'gone') await way.targets.lost(tx, delivery.targetId);
        await this.end(tx, delivery, { state: 'gone', reason: carried });
      });
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === 'broken') throw error;
      if (error.kind === 'transient') return this.again(delivery, way, error, finish);
      await finish(async (tx) => {
        await way.targets.refused(tx, delivery.targetId, error);
        await this.fail(tx, delivery, way, error.code);
      });
    }
  }

  private async went(tx: Tx, { id, targetId }: Delivery, way: Way): Promise<void> {
    const sent = { state: 'sent', sentAt: this.clock.now(), reason: null } as const;
    // Whoever is quick has answered before we knew that it had arrived.
    await tx.update(Delivery, { id, state: 'queued' }, sent);
    await way.targets.went(tx, targetId);
  }

  private async end(tx: Tx, { id }: Delivery, { state, reason }: Ending): Promise<void> {
    const at = this.clock.now();
    const when = state === 'gone' ? { goneAt: at } : { failedAt: at };
    await tx.update(Delivery, { id, state: 'queued' }, { state, reason, ...when });
  }

  /** @throws ComesAgain unless it would come too late */
  private async again(delivery: Delivery, way: Way, problem: Problem, finish: Finish): Promise<void> {
    const { id, targetId, expiresAt } = delivery;
    const attempts = delivery.attempts + 1;
    const until = new Date(this.clock.now().getTime() + waitAfter(delivery, attempts, problem));
    if (until >= expiresAt)
      return finish(async (tx) => {
        await tx.update(Delivery, { id, state: 'queued' }, { attempts });
        await this.fail(tx, delivery, way, problem.code);
      });
    await this.database.transaction(async (tx) => {
      await tx.update(Delivery, { id, state: 'queued' }, { attempts, reason: problem.code });
      await way.targets.failed(tx, targetId, problem.code);
    });
    throw new ComesAgain(until, problem.code);
  }

  private async fail(tx: Tx, delivery: Delivery, way: Way, code: string): Promise<void> {
    await way.targets.failed(tx, delivery.targetId, code);
    await this.end(tx, delivery, { state: 'failed', reason: code });
  }
}
