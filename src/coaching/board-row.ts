import type { BoardRow, CoverageWindow, GroupState } from '#src/coaching/board.shapes';
import type { Period } from '#src/coaching/period';
import type { MemberFacts } from '#src/coaching/squad-facts';
import { type DoneSession, sum } from '#src/coaching/squad-training';
import { pctOfMass, rangeOf, toTenths } from '#src/coaching/sweat-of';
import { dayCost } from '#src/coaching/to-look-at';
import type { CoverageView } from '#src/ledger/coverage.shapes';
import { dayIn } from '#src/people/basics';

type Group<Name extends 'training' | 'sweat' | 'weighIns' | 'coverage'> = BoardRow[Name];

const NOT_SHARED = { state: 'not-shared', isWithoutSome: false, values: null } as const;

/** One athlete as their team's coaches see them: what is not shared, or not known, is grey and never nothing. */
export function boardRow(facts: MemberFacts, period: Period): BoardRow {
  const { member, weighings } = facts;
  const [latest] = weighings?.weighings ?? [];
  const weighed = latest ? { weighings: weighings!.weighings.length, latest } : null;
  return {
    memberId: member.id,
    name: member.name,
    training: trainingGroup(facts, period),
    sweat: sweatGroup(facts, period),
    weighIns: weighings ? grouped(weighed, weighings.isWithoutSome) : NOT_SHARED,
    coverage: coverageGroup(facts),
    talk: talkGroup(facts, period),
  };
}

/** `values` null: there is nothing to show, either because all there is is hidden, or because nobody knows. */
export function grouped<Values>(values: Values | null, isWithoutSome: boolean) {
  const state: GroupState =
    values !== null ? 'shared' : isWithoutSome ? 'not-shared-by-its-source' : 'not-known-yet';
  return { state, isWithoutSome, values };
}

function trainingGroup({ training }: MemberFacts, period: Period): Group<'training'> {
  if (!training) return NOT_SHARED;
  const { sessions, isHiddenSince, heat, load, isMonthWithoutSome } = training;
  const isWithoutSome = isHiddenSince(period.begins);
  const done = within(sessions, period);
  // No session is known of, and there may be some: that is not "none".
  const isNothing = done.length === 0 && (isWithoutSome || sessions.length === 0);
  const values = {
    lastDay: sessions.at(-1)?.day ?? null,
    sessions: done.length,
    minutes: Math.round(sum(done, ({ movingMin }) => movingMin)),
    hotSessions: done.filter(({ isHot }) => isHot).length,
    acclimatisation: heat,
    load,
    isLoadWithoutSome: isMonthWithoutSome,
  };
  return grouped(isNothing ? null : values, isWithoutSome);
}

function sweatGroup({ training }: MemberFacts, period: Period): Group<'sweat'> {
  if (!training) return NOT_SHARED;
  const { sessions, isHiddenSince, massKg } = training;
  const done = within(sessions, period);
  const all = rangeOf(done.flatMap(({ litres }) => litres ?? []));
  const costs = [...new Set(done.map(({ day }) => day))].flatMap((day) => {
    const cost = dayCost(done, day);
    return cost ? [{ day, cost }] : [];
  });
  const [dearest] = costs.sort((one, other) => other.cost.mid - one.cost.mid);
  const values = all &&
    dearest && {
      litres: toTenths(all),
      dearest: {
        day: dearest.day,
        litres: toTenths(dearest.cost),
        pct: pctOfMass(dearest.cost, massKg),
      },
      sessionsWithoutEstimate: done.filter(({ litres }) => litres === null).length,
    };
  return grouped(values ?? null, isHiddenSince(period.begins));
}

function coverageGroup({ member, coverage, isHiddenSince }: MemberFacts): Group<'coverage'> {
  if (!member.shares.has('coverage') || !coverage) return NOT_SHARED;
  const values = coverage.coverage ? coverageWindow(coverage) : null;
  return {
    ...grouped(values, isHiddenSince(new Date(coverage.from))),
    state: values ? 'shared' : 'not-known-yet',
  };
}

/** Five per cent: nothing that is known of food is known more finely. */
const COVERAGE_STEP_PCT = 5;

export function coverageWindow({
  from,
  to,
  state,
  coverage,
  loggedDays,
  neededDays,
}: CoverageView): CoverageWindow {
  const pct = (share: number) => Math.round((share * 100) / COVERAGE_STEP_PCT) * COVERAGE_STEP_PCT;
  const range = coverage && { low: pct(coverage.p10), mid: pct(coverage.share), high: pct(coverage.p90) };
  return { from, to, word: state, pct: range, loggedDays, neededDays };
}

function talkGroup({ member, talk }: MemberFacts, { timeZone }: Period): BoardRow['talk'] {
  if (!member.shares.has('check-ins')) return { state: 'not-shared', values: null };
  if (!talk) return { state: 'not-known-yet', values: null };
  return { state: 'shared', values: { wish: talk.wish, day: dayIn(talk.at, timeZone) } };
}

export function within(sessions: readonly DoneSession[], { from }: Period): DoneSession[] {
  return sessions.filter(({ day }) => day >= from);
}
