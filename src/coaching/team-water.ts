import { Inject, Injectable } from '@nestjs/common';
import { inBottles, waterToBring } from '#src/advice/squad-water';
import { FEWEST, restsSince } from '#src/coaching/resting';
import type { TeamPlan } from '#src/coaching/team-plan.entity';
import type { TeamWaterView } from '#src/coaching/team-plan.shapes';
import { meantByTeam } from '#src/coaching/team-plan-view';
import { imagined } from '#src/estimates/imagined';
import { SquadLoss, type Together } from '#src/estimates/squad-loss';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { type SplitLogNormal, sumOfSessions } from '#src/sweat/correlated-sum';
import { quantile } from '#src/sweat/distribution';
import { Looks } from '#src/teams/looks';
import { SharingChanges } from '#src/teams/sharing-changes';
import type { Squad, SquadMember } from '#src/teams/squads';
import { Weather } from '#src/weather/weather';

/** Whose own data went into it. */
interface Own {
  why: TeamWaterView['ownData'];
  sweats: { member: SquadMember; sweatL: SplitLogNormal }[];
}

/** Where many plans stand side by side, water is told of those that begin within so many days. */
const NEAR_DAYS = 3;

/** Whether a plan is neither over nor so far away that nobody fills bottles for it. */
export function isNear(plan: TeamPlan, now: Date): boolean {
  return now > nearSince(plan) && now < endOf(plan);
}

/** From when on water is told of it. */
export function nearSince({ startsAt }: TeamPlan): Date {
  return new Date(startsAt.getTime() - NEAR_DAYS * DAY_MS);
}

export function endOf({ startsAt, durationS }: TeamPlan): Date {
  return new Date(startsAt.getTime() + durationS * 1000);
}

/** What a team takes along to a planned session, from its roster and the sky it is to be under. */
@Injectable()
export class TeamWater {
  constructor(
    @Inject(SquadLoss) private readonly losses: SquadLoss,
    @Inject(Weather) private readonly weather: Weather,
    @Inject(SharingChanges) private readonly changes: SharingChanges,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Of each squad member’s own data that goes in, it is written down that this coach saw something made of it. */
  async of(squad: Squad, plan: TeamPlan): Promise<TeamWaterView> {
    const all = squad.members.length;
    if (all === 0) return untold(['nobody-in-team'], all);
    const together = await this.together(plan);
    const anybodys = this.losses.ofAnybody(together);
    if (anybodys.outcome === 'abstained') return untold(anybodys.reasons, all);
    const { why, sweats } = await this.own(squad, together);
    const others = Array<SplitLogNormal>(all - sweats.length).fill(anybodys.sweatL);
    const sum = sumOfSessions([...sweats.map(({ sweatL }) => sweatL), ...others])!;
    const shown = sweats.map(({ member: { athleteId } }) => ({ athleteId, groups: ['sessions' as const] }));
    await this.looks.note(squad, 'water', shown);
    const rests = anybodys.assumptions.includes('forecast');
    return {
      state: 'expected',
      reasons: [],
      bringL: inBottles(waterToBring(sum, all, plan.durationS / 60)),
      sweatL: inBottles({ lowL: quantile(sum, 0.1), highL: quantile(sum, 0.9) }),
      people: { all, fromOwnData: sweats.length },
      ownData: why,
      airC: anybodys.airC,
      assumptions: anybodys.assumptions,
      weather: rests ? (together.sky?.attributions ?? []) : [],
    };
  }

  /**
   * Nothing of anybody's own where a sum would tell of one: among few, or beside the sum of before somebody came or went.
   */
  private async own({ team, members }: Squad, together: Together): Promise<Own> {
    const sharing = members.filter(({ shares }) => shares.has('sessions'));
    if (sharing.length < FEWEST) return { why: 'too-few', sweats: [] };
    const now = this.clock.now();
    const athleteIds = members.map(({ athleteId }) => athleteId);
    if (await this.changes.anySince(team, athleteIds, restsSince(now), now))
      return { why: 'resting', sweats: [] };
    const sweats: Own['sweats'] = [];
    for (const member of sharing) {
      const sweatL = await this.losses.of(member.athleteId, together);
      if (sweatL) sweats.push({ member, sweatL });
    }
    return sweats.length < FEWEST ? { why: 'too-few', sweats: [] } : { why: 'used', sweats };
  }

  /** A weather service was asked with the yes of the coach who said where it is to be, and is quoted with it. */
  private async together(plan: TeamPlan): Promise<Together> {
    const meant = meantByTeam(plan);
    const recording = imagined(meant);
    const isUnderSky = recording.indoor !== true && plan.placeToldBy !== null;
    return { meant, sky: isUnderSky ? await this.weather.along(plan.placeToldBy!, recording, 0) : null };
  }
}

function untold(reasons: string[], all: number): TeamWaterView {
  const nothing = { bringL: null, sweatL: null, airC: null, assumptions: [], weather: [] };
  return { state: 'abstained', reasons, ...nothing, people: { all, fromOwnData: 0 }, ownData: 'too-few' };
}
