import { Inject, Injectable } from '@nestjs/common';
import type { DaySpan } from '#src/connect/arrival.port';
import { PlansDue } from '#src/connect/connect.topics';
import { Envoy } from '#src/connect/envoy';
import { Link } from '#src/connect/link.entity';
import { Links } from '#src/connect/links';
import { PlanBook } from '#src/connect/planned.port';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';

/** As far ahead as anybody plans a week's training and its races. [own] */
const READ_DAYS = 42;

/** Reads what athletes have planned where a brand's calendar tells it. */
@Injectable()
export class Calendars {
  constructor(
    @Inject(Links) private readonly links: Links,
    @Inject(Envoy) private readonly envoy: Envoy,
    @Inject(PlanBook) private readonly book: PlanBook,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(PlansDue)
  async onDue({ linkId }: Said<typeof PlansDue>, finish: Finish): Promise<void> {
    const link = await this.links.find(linkId);
    if (!link || !this.mayRead(link) || !(await this.links.mayBring(link))) return;
    const days = this.days();
    const answer = await this.envoy.ask(link, 'background', (its, errand) => its.plans(days, errand));
    if (!answer) return;
    await finish(async (tx) => {
      if (!(await tx.existsBy(Link, { id: linkId })) || !(await this.links.mayBring(link, tx))) return;
      await this.book.take(tx, link, days, answer.told);
    });
  }

  private mayRead(link: Link): boolean {
    const connector = this.envoy.connectorOf(link);
    return link.state === 'active' && connector.abilitiesOf(link.scopes).includes('plans');
  }

  /** From the day it still is somewhere on earth. */
  private days(): DaySpan {
    const now = this.clock.now().getTime();
    return { from: dayOf(new Date(now - DAY_MS / 2)), to: dayOf(new Date(now + READ_DAYS * DAY_MS)) };
  }
}
