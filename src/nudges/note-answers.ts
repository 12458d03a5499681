import { Inject, Injectable } from '@nestjs/common';
import { MessageAnswered } from '#src/channels/channels.topics';
import { IsNull } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock } from '#src/kernel/clock';
import { mayBeCaution } from '#src/nudges/cautions';
import { Inbox } from '#src/nudges/inbox';
import { Nudge } from '#src/nudges/nudge.entity';
import { NotPutOff, NoSuchNudge, TooLateThen } from '#src/nudges/nudges.problems';
import { Reminders } from '#src/nudges/reminders';

/** What somebody did with a note. */
export type Answer = 'seen' | 'done' | 'dismissed';

const COLUMNS = { seen: 'seenAt', done: 'actedAt', dismissed: 'dismissedAt' } as const;
/** What a button on a phone asks for, which asks for no hour. */
const LATER_MINUTES = 60;

/** Hears what people do with what was said to them, in the app or where it lay. */
@Injectable()
export class NoteAnswers {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws NoSuchNudge */
  async answer(athleteId: string, id: string, answer: Answer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const nudge = await this.take(tx, athleteId, id);
      await this.mark(tx, nudge, answer);
    });
  }

  /** Answers when that will be. @throws NoSuchNudge @throws NotPutOff @throws TooLateThen */
  async later(athleteId: string, id: string, minutes: number): Promise<Date> {
    const { reading } = await this.inbox.note(athleteId, id);
    if (reading.isCaution) throw new NotPutOff();
    return this.database.transaction(async (tx) => {
      const nudge = await this.take(tx, athleteId, id);
      const at = await this.reminders.put(tx, nudge, minutes);
      if (!at) throw new TooLateThen();
      return at;
    });
  }

  @Handles(MessageAnswered)
  async onAnswer({ messageId, act }: Said<typeof MessageAnswered>, finish: Finish): Promise<void> {
    const found = await this.database.read(Nudge).findOneBy({ id: messageId, state: 'spoken' });
    // Where only opening is offered, whoever holds the key (a server reads along) can do no more either.
    if (!found || (act !== 'open' && mayBeCaution(found.kind))) return;
    await finish(async (tx) => {
      const nudge = await this.take(tx, found.athleteId, messageId);
      if (act === 'open') await this.mark(tx, nudge, 'seen');
      else if (act === 'done') await this.mark(tx, nudge, 'done');
      // Nobody is there to be told that it is too late for that.
      else await this.reminders.put(tx, nudge, LATER_MINUTES);
    });
  }

  private async take(tx: Tx, athleteId: string, id: string): Promise<Nudge> {
    await takeTurns(tx, `nudges:${athleteId}`);
    const nudge = await tx.findOneBy(Nudge, { id, athleteId, state: 'spoken' });
    if (!nudge) throw new NoSuchNudge();
    return nudge;
  }

  /** Whoever looked at a message, or put it away, did so with all of it; done is what led it alone. */
  private async mark(tx: Tx, { id, athleteId }: Nudge, answer: Answer): Promise<void> {
    const now = this.clock.now();
    for (const column of new Set(['seenAt', COLUMNS[answer]] as const)) {
      await tx.update(Nudge, { id, [column]: IsNull() }, { [column]: now });
      if (column !== 'actedAt')
        await tx.update(Nudge, { athleteId, ledBy: id, [column]: IsNull() }, { [column]: now });
    }
    if (answer !== 'seen') await tx.update(Nudge, id, { pushAt: null, wantedAgain: false });
  }
}
