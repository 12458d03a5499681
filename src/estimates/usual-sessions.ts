import type { Comparison } from '#src/estimates/comparison';
import { NEVER_WEIGHED } from '#src/estimates/factor-of';
import type { NextWeighIns, SweatFactors } from '#src/estimates/weigh-in.shapes';
import { litresOf, times } from '#src/estimates/weigh-in-view';
import type { Lesson } from '#src/estimates/weigh-in-lessons';
import { calibrationGroupOf, type Calibration, personalFactor } from '#src/sweat/calibration';
import { totalSigma } from '#src/sweat/interval';
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
  const fit = usual.filter(
    ({ durationMin }) => durationMin >= WORTH_WEIGHING_MIN.from && durationMin <= WORTH_WEIGHING_MIN.to,
  );
  const asked = new Map<UsualSession, Usual>();
  for (const session of fit) {
    const { sport, indoor, airC, rawL, metabolicSigma } = session;
    const litres = rawL * Math.exp(personalFactor(calibration, session).mu);
    asked.set({ sport, indoor, airC, litres, metabolicSigma }, session);
  }
  return nextWeighing(calibration, [...asked.keys()])
    .slice(0, TOLD)
    .map(({ group, band, session, gain }) => {
      const { sessionId, sport, durationMin } = asked.get(session)!;
      return { group, band, like: sessionId, sport, durationMin, gain };
    });
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

function rangeWith(calibration: Calibration, session: Usual) {
  const { mu, variance } = personalFactor(calibration, session);
  const { sigma } = totalSigma({ ...session, personalVariance: variance });
  return { mu: Math.log(session.rawL) + mu, sigma };
}

/** The one in the middle by litres. */
function middleOf(sessions: readonly Usual[]): Usual {
  return sessions.toSorted((one, other) => one.rawL - other.rawL)[sessions.length >> 1]!;
}
