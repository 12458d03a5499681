import { Inject, Injectable } from '@nestjs/common';
import { fluidByScale, SCALE_RULE } from '#src/advice/fluid-by-scale';
import { tenthBelow } from '#src/coaching/tenths';
import { KEPT_DAYS, StationBook, type Written } from '#src/coaching/station-book';
import { isOfOne, OPEN_HOURS, pairOf, roundsOf } from '#src/coaching/station-pairs';
import { StationShelf } from '#src/coaching/station-shelf';
import type { Fluid, StationAnswer, StationEntry, StationView } from '#src/coaching/station.shapes';
import { ANYBODY_KG, APART, MOST_DRUNK_KG, SCALE_KG } from '#src/estimates/weigh-in-doubts';
import { Ages } from '#src/people/ages';
import { Looks } from '#src/teams/looks';
import { Squads } from '#src/teams/squads';

const DOUBT_RULE = {
  lightestKg: ANYBODY_KG.from,
  heaviestKg: ANYBODY_KG.to,
  apart: APART,
  scaleKg: SCALE_KG,
  mostDrunkL: MOST_DRUNK_KG,
};

/** A team's scale: whom a coach may weigh there, and what to drink after it. No kilos come back from here. */
@Injectable()
export class Station {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(Looks) private readonly looks: Looks,
    @Inject(StationBook) private readonly book: StationBook,
    @Inject(StationShelf) private readonly shelf: StationShelf,
    @Inject(Ages) private readonly ages: Ages,
  ) {}

  /** @throws NoSuchTeam */
  async of(who: { accountId: string }, teamId: string): Promise<StationView> {
    const squad = await this.squads.of(who, teamId);
    const { today } = squad;
    const { id, name, timeZone } = squad.team;
    const there = squad.members.filter(({ shares }) => shares.has('weigh-ins'));
    const ids = there.map(({ athleteId }) => athleteId);
    // The page asks every few seconds as long as it is open.
    await this.looks.noteOnce(squad, 'station', ids.map(ofWeighIns));
    const [weighed, named] = await Promise.all([
      this.shelf.newest(id, today, ids),
      this.whoIsNamed(ids, today),
    ]);
    return {
      team: { id, name, timeZone },
      day: today,
      fluid: SCALE_RULE,
      doubts: DOUBT_RULE,
      keptDays: KEPT_DAYS,
      openHours: OPEN_HOURS,
      members: there.map((member) => {
        const last = weighed.get(member.athleteId);
        return {
          id: member.id,
          name: member.name,
          before: last != null && last.before !== null,
          after: last != null && last.after !== null,
          namesAmount: named.has(member.athleteId),
        };
      }),
    };
  }

  /** Each entry is answered by itself. @throws NoSuchTeam */
  async take(
    who: { accountId: string },
    teamId: string,
    entries: readonly StationEntry[],
  ): Promise<StationAnswer[]> {
    const squad = await this.squads.of(who, teamId);
    const written = await this.book.write(squad, entries);
    const ids = [...new Set(written.flatMap(({ athleteId }) => athleteId ?? []))];
    await this.looks.note(squad, 'station', ids.map(ofWeighIns));
    const named = await this.whoIsNamed(ids, squad.today);
    return written.map((one) => {
      const { entry, outcome, reason, doubts, athleteId } = one;
      const fluid =
        athleteId === null ? null : fluidOf(one, { isNamed: named.has(athleteId), coachIs: who.accountId });
      return { id: entry.id, outcome, reason, doubts, fluid };
    });
  }

  /**
   * Grown-ups. Illness, medicine and pregnancy were told for the athlete alone: who is named no amount must not tell a coach
   * of them, so the words beside an amount leave it to those whose doctor has said otherwise.
   */
  private async whoIsNamed(athleteIds: readonly string[], today: string): Promise<Set<string>> {
    const groups = await this.ages.of(new Map(athleteIds.map((athleteId) => [athleteId, today])));
    return new Set(athleteIds.filter((athleteId) => groups.get(athleteId) === 'adult'));
  }
}

const ofWeighIns = (athleteId: string) => ({ athleteId, groups: ['weigh-ins'] as const });

function fluidOf(
  { entry, around }: Written,
  { isNamed, coachIs }: { isNamed: boolean; coachIs: string },
): Fluid | null {
  const id = entry.id.toLowerCase();
  const round = roundsOf(around).find(
    ({ before, after }) => before?.clientId === id || after?.clientId === id,
  );
  const pair = round ? pairOf(round) : null;
  if (!pair) return null;
  if (!isOfOne(pair) || pair.before.enteredBy !== coachIs) return { say: 'thirst' };
  const { beforeKg, afterKg, minutes, before, after } = pair;
  const clothed = before.clothed || after.clothed;
  const { isNextWithinDay } = entry;
  const word = fluidByScale({ beforeKg, afterKg, minutes, clothed, isNextWithinDay, drunkL: after.drinkKg });
  if (word.say !== 'amount') return { say: word.say };
  if (!isNamed) return { say: 'thirst' };
  // Down, never up: the low side stays above it.
  return { ...word, lowL: tenthBelow(word.lowL), highL: tenthBelow(word.highL) };
}
