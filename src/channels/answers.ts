import { Inject, Injectable } from '@nestjs/common';
import { NoSuchDelivery } from '#src/channels/channels.problems';
import { MessageAnswered } from '#src/channels/channels.topics';
import { Delivery } from '#src/channels/delivery.entity';
import { MessageLinks } from '#src/channels/message-links';
import type { MessageAction } from '#src/channels/wording.port';
import { Database, takeTurns } from '#src/database/database';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';

/** What people answer to a message where it lies: on a phone, without anybody signing in. */
@Injectable()
export class Answers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(MessageLinks) private readonly links: MessageLinks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Said twice it is said once. @throws NoSuchDelivery also for a key that is not of this delivery */
  async take(id: string, { token, act }: { token: string; act: MessageAction['act'] }): Promise<void> {
    if (!this.links.isAnswerKey(token, id)) throw new NoSuchDelivery();
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `delivery:${id}`);
      const row = await tx.findOneBy(Delivery, { id });
      if (!row) throw new NoSuchDelivery();
      const now = this.clock.now();
      const acted = act === 'open' ? row.actedAt : (row.actedAt ?? now);
      await tx.update(
        Delivery,
        { id },
        {
          state: acted ? 'acted' : 'opened',
          // Whoever answers has it, whether or not we got to writing down that it was sent.
          sentAt: row.sentAt ?? now,
          openedAt: row.openedAt ?? now,
          actedAt: acted,
        },
      );
      await this.outbox.put(tx, MessageAnswered, { messageId: row.messageId, act }, { key: `${id}:${act}` });
    });
  }
}
