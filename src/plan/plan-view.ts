import type { Expected, Unexpected } from '#src/estimates/expected-loss';
import type { Meant } from '#src/estimates/imagined';
import type { PlannedSession } from '#src/plan/planned-session.entity';
import type { ExpectedView, PlannedSessionView } from '#src/plan/plan.shapes';
import type { Cell } from '#src/weather/weather.port';

export function placeOf({ latitudeCentiDeg, longitudeCentiDeg }: PlannedSession): Cell | null {
  if (latitudeCentiDeg === null || longitudeCentiDeg === null) return null;
  return { latitudeDeg: latitudeCentiDeg / 100, longitudeDeg: longitudeCentiDeg / 100 };
}

/** A plan as the calculator is asked about it. */
export function meantBy(plan: PlannedSession): Meant {
  const {
    sport,
    startsAt,
    isTimeKnown,
    utcOffsetS,
    durationS,
    effort,
    targetPowerW,
    targetSpeedMs,
    indoors,
    clothing,
  } = plan;
  const said = { effort, targetPowerW, targetSpeedMs, indoors, clothing, place: placeOf(plan) };
  return { sport, startsAt, isTimeKnown, utcOffsetS, durationS, ...said };
}

export function planView(plan: PlannedSession, doneBy: string | null): PlannedSessionView {
  const { id, clientId, source, name, isEvent, day, placeName } = plan;
  const { startsAt, ...meant } = meantBy(plan);
  const told = { id, clientId, source, name, day, isEvent, placeName, doneBy };
  return { ...told, ...meant, startsAt: startsAt.toISOString() };
}

export function expectedView(expected: Expected | Unexpected): ExpectedView {
  if (expected.outcome === 'abstained')
    return {
      ...{ state: 'abstained', reasons: expected.reasons, hours: [], assumptions: [], weather: [] },
      ...{ sweatL: null, massLossKg: null, magnesiumMg: null, sodiumMg: null, airC: null, quality: null },
    };
  const { outcome: state, shareable: _, ...told } = expected;
  return { state, reasons: [], ...told };
}
