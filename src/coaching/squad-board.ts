import { Inject, Injectable } from '@nestjs/common';
import { boardRow } from '#src/coaching/board-row';
import type { Board, BoardQuery, BoardRow, LookAt } from '#src/coaching/board.shapes';
import { LOAD_WORDS } from '#src/coaching/load-words';
import { periodOf } from '#src/coaching/period';
import { restsSince } from '#src/coaching/resting';
import { SquadFacts } from '#src/coaching/squad-facts';
import { averagesOf } from '#src/coaching/team-averages';
import { toLookAtOf } from '#src/coaching/to-look-at';
import { Clock } from '#src/kernel/clock';
import { type Look, Looks } from '#src/teams/looks';
import { SharingChanges } from '#src/teams/sharing-changes';
import type { Squad } from '#src/teams/squads';

/** A squad at a glance, within what each athlete shares at this moment. */
@Injectable()
export class SquadBoard {
  constructor(
    @Inject(SquadFacts) private readonly facts: SquadFacts,
    @Inject(SharingChanges) private readonly changes: SharingChanges,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** `look`: where a coach sees it, which the athletes can read. */
  async of(squad: Squad, { days, show, sort }: BoardQuery, look: Look): Promise<Board> {
    const { team, members } = squad;
    const period = periodOf(squad, days);
    const now = this.clock.now();
    const athleteIds = members.map(({ athleteId }) => athleteId);
    const [facts, isResting] = await Promise.all([
      this.facts.of(squad, members, period, days === 28 ? 28 : 7),
      this.changes.anySince(team, athleteIds, restsSince(now), now),
    ]);
    const rows = facts.map((one) => boardRow(one, period));
    const toLookAt = toLookAtOf(facts, period);
    await this.looks.note(
      squad,
      look,
      members.map(({ athleteId, shares }) => ({ athleteId, groups: shares })),
    );
    return {
      team: { id: team.id, name: team.name },
      from: period.from,
      to: period.to,
      members: members.length,
      rows: sorted(rows.filter(showing(show, toLookAt)), sort),
      toLookAt,
      averages: averagesOf(rows, isResting),
    };
  }
}

function showing(show: BoardQuery['show'], toLookAt: readonly LookAt[]): (row: BoardRow) => boolean {
  const asked = new Set(toLookAt.map(({ memberId }) => memberId));
  if (show === 'to-look-at') return ({ memberId }) => asked.has(memberId);
  if (show === 'all') return () => true;
  // Who trained with a source that shares with nobody trained as well.
  return ({ training }) => training.isWithoutSome || (training.values?.sessions ?? 0) > 0;
}

/** They come by name, and keep that order where nothing else tells them apart; what is not known comes last. */
function sorted(rows: BoardRow[], sort: BoardQuery['sort']): BoardRow[] {
  if (sort === 'name') return rows;
  const by = (row: BoardRow) => ORDERS[sort](row) ?? Infinity;
  return rows.toSorted((one, other) => {
    const [first, second] = [by(one), by(other)];
    return first === second ? 0 : first - second;
  });
}

/** The smaller, the earlier: most sweat, most load beside the usual, and least of the need first. */
const ORDERS: Record<Exclude<BoardQuery['sort'], 'name'>, (row: BoardRow) => number | null> = {
  sweat: ({ sweat }) => (sweat.values ? -sweat.values.litres.mid : null),
  load: ({ training }) => (training.values?.load ? -LOAD_WORDS.indexOf(training.values.load) : null),
  coverage: ({ coverage }) => coverage.values?.pct?.mid ?? null,
};
