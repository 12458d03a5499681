import type { Comparison } from '#src/estimates/comparison';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import { litresFor } from '#src/estimates/litres-for';
import type { NextWeighIns, SweatFactors } from '#src/estimates/weigh-in.shapes';
import { litresOf, times } from '#src/estimates/weigh-in-view';
import type { Lesson } from '#src/estimates/weigh-in-lessons';
import { calibrationGroupOf, type Calibration, personalFactor } from '#src/sweat/calibration';
import { nextWeighing, temperatureBandOf, type UsualSession } from '#src/sweat/next-weighing';
import type { Sport } from '#src/kernel/sport';

/** A session such as the athlete often does, as far as a weighing is concerned. */
export interface Usual extends Comparison {
  sessionId: string;
  sport: Sport;
}

/** A weighing of a shorter or longer session teaches nothing, minutes. */
const WORTH_WEIGHING_MIN = { from: 30, to: 180 };
/** How many kinds of sessions are told, most telling first. */
const TOLD = 4;

type Advice = Omit<NextWeighIns['items'][number], 'text'>;

/** Which kind of session to weigh next, most telling first. */
export function adviceFor(calibration: Calibration, usual: readonly Usual[]): Advice[] {
  const fit = usual.filter(isWorthWeighing);
  const asked = new Map(fit.map((session) => [asUsual(calibration, session), session]));
  return nextWeighing(calibration, [...asked.keys()])
    .slice(0, TOLD)
    .map(({ group, band, session, gain }) => {
      const { sessionId, sport, durationMin } = asked.get(session)!;
      return { group, band, like: sessionId, sport, durationMin, gain };
    });
}

export function isWorthWeighing({ durationMin }: Comparison): boolean {
  return durationMin >= WORTH_WEIGHING_MIN.from && durationMin <= WORTH_WEIGHING_MIN.to;
}

export function asUsual(calibration: Calibration, session: Comparison): UsualSession {
  const { sport, indoor, airC, rawL, metabolicSigma } = session;
  const litres = rawL * Math.exp(personalFactor(calibration, session).mu);
  return { sport, indoor, airC, litres, metabolicSigma };
}

/** What weigh-ins made of each kind of session the athlete does: those most often done first. */
export function factorsFor(
  calibration: Calibration,
  usual: readonly Usual[],
  lessons: readonly Lesson[],
): SweatFactors['items'] {
  const kinds = new Map<string, Usual[]>();
  for (const session of usual) {
    const key = `${calibrationGroupOf(session)} ${temperatureBandOf(session.airC)}`;
    kinds.set(key, [...(kinds.get(key) ?? []), session]);
  }
  return [...kinds.values()]
    .sort((one, other) => other.length - one.length)
    .map((sessions) => factorOfKind(calibration, sessions, lessons));
}

function factorOfKind(
  calibration: Calibration,
  sessions: readonly Usual[],
  lessons: readonly Lesson[],
): SweatFactors['items'][number] {
  const usual = middleOf(sessions);
  const group = calibrationGroupOf(usual);
  const before = rangeWith(NEVER_WEIGHED, usual);
  const after = rangeWith(calibration, usual);
  const { mu, variance } = personalFactor(calibration, usual);
  return {
    group,
    band: temperatureBandOf(usual.airC),
    sport: usual.sport,
    durationMin: usual.durationMin,
    sessions: sessions.length,
    tests: lessons.filter((lesson) => calibrationGroupOf(lesson) === group).length,
    factor: times({ mu, sigma: Math.sqrt(variance) }),
    before: litresOf(before),
    after: litresOf(after),
    narrower: 1 - after.sigma / before.sigma,
  };
}

/** By the factor alone, so that the two differ by what weighing did. */
function rangeWith(calibration: Calibration, session: Usual) {
  return litresFor({ calibration, heatDays: 0 }, session);
}

/** The one in the middle by litres. */
export function middleOf<Some extends Comparison>(sessions: readonly Some[]): Some {
  return sessions.toSorted((one, other) => one.rawL - other.rawL)[sessions.length >> 1]!;
}
