import { Inject, Injectable } from '@nestjs/common';
import { boardRow, coverageWindow, grouped, within } from '#src/coaching/board-row';
import type { MemberPage, SessionLine } from '#src/coaching/board.shapes';
import { sessionLoad } from '#src/coaching/load-words';
import { periodOf } from '#src/coaching/period';
import { type MemberFacts, SquadFacts } from '#src/coaching/squad-facts';
import { pctOfMass, rangeOf, toTenths } from '#src/coaching/sweat-of';
import { reasonsOf } from '#src/coaching/to-look-at';
import { SharedCoverages } from '#src/ledger/shared-coverages';
import type { Sport } from '#src/kernel/sport';
import { dayIn } from '#src/people/basics';
import { SessionShelf } from '#src/sessions/session-shelf';
import { Looks } from '#src/teams/looks';
import type { Squad, SquadMember } from '#src/teams/squads';

/** One athlete as their team's coaches may see them, session by session. */
@Injectable()
export class MemberPages {
  constructor(
    @Inject(SquadFacts) private readonly facts: SquadFacts,
    @Inject(SharedCoverages) private readonly coverages: SharedCoverages,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Looks) private readonly looks: Looks,
  ) {}

  async of(squad: Squad, member: SquadMember, days: number): Promise<MemberPage> {
    const { team } = squad;
    const { athleteId, shares } = member;
    const period = periodOf(squad, days);
    const [facts] = await this.facts.of(squad, [member], period, 28);
    const week = shares.has('coverage')
      ? (await this.coverages.ofMany('others', [athleteId], 7)).get(athleteId)!
      : null;
    const done = facts!.training ? within(facts!.training.sessions, period) : [];
    const ids = done.map(({ sessionId }) => sessionId);
    const known = await this.sessions.named('others', athleteId, ids);
    const sports = new Map([...known].map(([id, { sport }]) => [id, sport]));
    await this.looks.note(squad, 'athlete', [{ athleteId, groups: shares }]);
    const { coverage, ...row } = boardRow(facts!, period);
    const month = facts!.coverage;
    const windows =
      coverage.values && week && month ? { week: coverageWindow(week), month: coverageWindow(month) } : null;
    const { weighings } = facts!;
    return {
      ...row,
      joinedOn: dayIn(member.joinedAt, team.timeZone),
      from: period.from,
      to: period.to,
      sessions: linesOf(facts!, ids, sports),
      weighIns: weighings
        ? grouped(weighings.weighings.length > 0 ? weighings.weighings : null, weighings.isWithoutSome)
        : { ...row.weighIns, values: null },
      coverage: { ...coverage, values: windows },
      toLookAt: reasonsOf(facts!, period),
    };
  }
}

/** Newest first. */
function linesOf(
  { training }: MemberFacts,
  ids: readonly string[],
  sports: ReadonlyMap<string, Sport>,
): SessionLine[] {
  if (!training) return [];
  const { sessions, massKg } = training;
  const asked = new Set(ids);
  return sessions
    .filter(({ sessionId }) => asked.has(sessionId) && sports.has(sessionId))
    .map((session) => {
      const { sessionId, day, movingMin, isHot, litres } = session;
      const range = litres && rangeOf([litres]);
      return {
        day,
        sport: sports.get(sessionId)!,
        minutes: Math.round(movingMin),
        isHot,
        sweat: range && { litres: toTenths(range), pct: pctOfMass(range, massKg) },
        load: sessionLoad(session, sessions),
      };
    })
    .reverse();
}
