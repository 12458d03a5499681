import type { LookAt } from '#src/coaching/board.shapes';
import type { MemberFacts } from '#src/coaching/squad-facts';
import { LOOK_CODES, type LookCode } from '#src/coaching/look-codes';
import type { Period } from '#src/coaching/period';
import { pctOfMass, rangeOf } from '#src/coaching/sweat-of';
import type { DoneSession, TrainingFacts } from '#src/coaching/squad-training';
import { DAY_MS } from '#src/kernel/clock';
import { dayIn } from '#src/people/basics';
import { daysAfter } from '#src/timing/local';

export interface Reason {
  code: LookCode;
  /** What stands in its text. */
  values: Record<string, string | number>;
}

/** From this share of body mass on a loss is worth a word, by the low side of what is likely, %. [own] */
const BIG_LOSS_PCT = 2;
/** What was done today or yesterday is what a coach can still do something about. */
const JUST_NOW_DAYS = 1;
/** Somebody who trained so often in the six weeks before, and not for two, is missed. [own] */
const SILENT_DAYS = 14;
const USUALLY = 6;

/** In the order of `LOOK_CODES`. */
export function reasonsOf(facts: MemberFacts, period: Period): Reason[] {
  const { training } = facts;
  const found: (Reason | null)[] = [
    drankMore(facts, period),
    wouldTalk(facts, period),
    training && bigLoss(training, period),
    training && unaccustomedHeat(training),
    training && loadFarAbove(training),
    training && notHeard(training, period),
  ];
  return found.filter((reason) => reason !== null);
}

/** Whom to look at, the gravest first, and by name. */
export function toLookAtOf(facts: readonly MemberFacts[], period: Period): LookAt[] {
  return facts
    .map((one) => ({ memberId: one.member.id, name: one.member.name, reasons: reasonsOf(one, period) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => gravity(one.reasons) - gravity(other.reasons));
}

/** How grave the gravest of them is: the lower, the graver. */
function gravity([first]: readonly Reason[]): number {
  return first ? LOOK_CODES.indexOf(first.code) : LOOK_CODES.length;
}

function drankMore({ weighings }: MemberFacts, { today }: Period): Reason | null {
  const since = daysAfter(today, -JUST_NOW_DAYS);
  const found = weighings?.weighings.find(({ day, drankMore }) => drankMore && day >= since);
  return found ? { code: 'drank-more', values: { day: found.day } } : null;
}

function wouldTalk({ talk }: MemberFacts, { timeZone }: Period): Reason | null {
  if (talk?.wish !== 'talk') return null;
  return { code: 'would-talk', values: { day: dayIn(talk.at, timeZone) } };
}

function bigLoss({ sessions, massKg }: TrainingFacts, { today }: Period): Reason | null {
  const day = sessions.at(-1)?.day;
  if (day === undefined || day < daysAfter(today, -JUST_NOW_DAYS)) return null;
  const cost = dayCost(sessions, day);
  const pct = cost && pctOfMass(cost, massKg);
  if (!pct || pct.low < BIG_LOSS_PCT) return null;
  return { code: 'big-loss', values: { day, lowPct: pct.low } };
}

function unaccustomedHeat({ unaccustomedOn }: TrainingFacts): Reason | null {
  return unaccustomedOn === null ? null : { code: 'unaccustomed-heat', values: { day: unaccustomedOn } };
}

function loadFarAbove({ load }: TrainingFacts): Reason | null {
  return load === 'far-above' ? { code: 'load-far-above', values: {} } : null;
}

/** Of whoever trained with a source that shares with nobody, nothing is said: it is not silence. */
function notHeard({ sessions, isHiddenSince }: TrainingFacts, { today }: Period): Reason | null {
  const since = daysAfter(today, -SILENT_DAYS);
  const last = sessions.at(-1)?.day;
  if (last === undefined || last > since || sessions.length < USUALLY) return null;
  if (isHiddenSince(new Date(Date.parse(since) - DAY_MS))) return null;
  return { code: 'not-heard', values: { day: last } };
}

/** What the sessions of a day cost together, as computed. */
export function dayCost(sessions: readonly DoneSession[], day: string) {
  return rangeOf(sessions.flatMap((one) => (one.day === day ? (one.litres ?? []) : [])));
}
