import type { TeamPlan } from '#src/coaching/team-plan.entity';
import type { TeamPlanView, TeamWaterView } from '#src/coaching/team-plan.shapes';
import type { Meant } from '#src/estimates/imagined';

/** A team's plan as the calculator is asked about it. */
export function meantByTeam(plan: TeamPlan): Meant {
  const { sport, startsAt, utcOffsetS, durationS, effort, indoors, latitudeCentiDeg, longitudeCentiDeg } =
    plan;
  const place =
    latitudeCentiDeg === null || longitudeCentiDeg === null
      ? null
      : { latitudeDeg: latitudeCentiDeg / 100, longitudeDeg: longitudeCentiDeg / 100 };
  const when = { startsAt, utcOffsetS, durationS, isTimeKnown: true };
  return { sport, ...when, effort, indoors, place, targetPowerW: null, targetSpeedMs: null, clothing: null };
}

export function teamPlanView(plan: TeamPlan, water: TeamWaterView | null): TeamPlanView {
  const { id, clientId, name, sport, startsAt, utcOffsetS, day, durationS, effort, indoors } = plan;
  const { place } = meantByTeam(plan);
  const when = { startsAt: startsAt.toISOString(), utcOffsetS, day, durationS };
  return { id, clientId, name, sport, ...when, effort, indoors, place, water };
}
