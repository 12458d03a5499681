import { Inject, Injectable } from '@nestjs/common';
import { type CalendarEvent, calendarText } from '#src/coaching/calendar-text';
import type { TeamFeed } from '#src/coaching/team-feed.entity';
import type { TeamPlan } from '#src/coaching/team-plan.entity';
import { NoSuchFeed } from '#src/coaching/team-plan.problems';
import { TeamPlans } from '#src/coaching/team-plans';
import { endOf, isNear, nearSince, TeamWater } from '#src/coaching/team-water';
import { Clock, DAY_MS, dayOf, HOUR_MS } from '#src/kernel/clock';
import { Visitors } from '#src/people/visitors';
import { type Squad, Squads } from '#src/teams/squads';
import { type Say, wordsIn } from '#src/words/words';

/** What was done a month ago nobody looks up in a calendar. */
const PAST_DAYS = 31;
const AHEAD_DAYS = 366;
/** Beyond these a program has run wild. */
const MOST = 1_000;

/** What a team means to do, as a calendar elsewhere reads it for one of its coaches. */
@Injectable()
export class TeamCalendar {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(TeamPlans) private readonly plans: TeamPlans,
    @Inject(TeamWater) private readonly water: TeamWater,
    @Inject(Visitors) private readonly visitors: Visitors,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Who made the address has to be a coach of the team still, each time, and without a break. @throws NoSuchFeed */
  async text({ teamId, accountId, withWater, createdAt }: TeamFeed): Promise<string> {
    const coach = await this.visitors.of(accountId, 'token');
    const coached = coach && (await this.squads.ifCoached(accountId, teamId));
    if (!coach || !coached || createdAt < coached.coach.since) throw new NoSuchFeed();
    const squad = withWater ? await this.squads.squadOf(coached) : null;
    const now = this.clock.now().getTime();
    const day = (days: number) => dayOf(new Date(now + days * DAY_MS));
    const plans = await this.plans.between(teamId, day(-PAST_DAYS), day(AHEAD_DAYS));
    const say = wordsIn(coach.language, coach.units);
    const events: CalendarEvent[] = [];
    for (const plan of plans.slice(0, MOST)) events.push(await this.event(plan, squad, say));
    return calendarText(coached.team.name, events);
  }

  private async event(plan: TeamPlan, squad: Squad | null, say: Say): Promise<CalendarEvent> {
    const { id, sequence, createdAt, startsAt, name: summary } = plan;
    const now = this.clock.now();
    const changedAt = squad ? reckonedAt(plan, now) : plan.changedAt;
    const when = { createdAt, changedAt, startsAt, endsAt: endOf(plan) };
    const water = squad && isNear(plan, now) ? await this.waterLines(squad, plan, say) : [];
    return {
      uid: `${id}@svett`,
      sequence,
      ...when,
      summary,
      description: [say(`sport.${plan.sport}`), ...water],
    };
  }

  private async waterLines(squad: Squad, plan: TeamPlan, say: Say): Promise<string[]> {
    const { bringL, people } = await this.water.of(squad, plan);
    if (!bringL) return [];
    const { all, fromOwnData } = people;
    return [
      say('coaching.feed.water', { low: bringL.lowL, high: bringL.highL }),
      say('coaching.feed.thirst'),
      say('coaching.feed.people', { all, fromOwnData }),
    ];
  }
}

/**
 * When an event with its water was last another one: the water is reckoned anew each hour, from when it is told until the
 * session is over. Within an hour nothing moves by being asked for.
 */
function reckonedAt(plan: TeamPlan, now: Date): Date {
  if (now <= nearSince(plan)) return plan.changedAt;
  const hour = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  return new Date(Math.max(plan.changedAt.getTime(), Math.min(hour, endOf(plan).getTime())));
}
