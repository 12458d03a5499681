import { Inject, Injectable } from '@nestjs/common';
import { Links } from '#src/connect/links';
import { EstimateStamp } from '#src/estimates/estimate-stamp';
import { WHAT, type What } from '#src/live/what';
import { Inbox } from '#src/nudges/inbox';
import { Tasks } from '#src/people/tasks';
import { SessionStamp } from '#src/sessions/session-stamp';

/** How an athlete's things stood at a moment, each kind as a text that is another once something of it changed. */
export type Standing = Record<What, string>;

@Injectable()
export class Stamps {
  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(Links) private readonly links: Links,
    @Inject(SessionStamp) private readonly sessions: SessionStamp,
    @Inject(EstimateStamp) private readonly estimates: EstimateStamp,
    @Inject(Inbox) private readonly inbox: Inbox,
  ) {}

  async of(athleteId: string): Promise<Standing> {
    const { tasks, links, sessions, estimates, inbox } = this;
    const rooms = { tasks, links, sessions, estimates, inbox };
    const stamps = WHAT.map(async (what) => [what, await rooms[what].stamp(athleteId)] as const);
    return Object.fromEntries(await Promise.all(stamps)) as Standing;
  }
}
