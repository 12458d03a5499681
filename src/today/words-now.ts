import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#src/kernel/clock';
import { Inbox } from '#src/nudges/inbox';
import { inboxItem } from '#src/nudges/inbox-view';
import { NudgeTexts } from '#src/nudges/nudge-texts';
import type { Visitor } from '#src/people/visitor';
import type { TodayView } from '#src/today/today.shapes';

/** What the inbox holds for this moment. */
@Injectable()
export class WordsNow {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(who: Visitor): Promise<Pick<TodayView, 'now' | 'unseen'>> {
    const { cards, unseen } = await this.inbox.unseen(who.athleteId);
    const [texts, now] = [new NudgeTexts(who), this.clock.now()];
    return { now: cards.map((note) => inboxItem(note, texts, now)), unseen };
  }
}
