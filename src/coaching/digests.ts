import { Inject, Injectable } from '@nestjs/common';
import { boardRow } from '#src/coaching/board-row';
import type { BoardRow, LookAt } from '#src/coaching/board.shapes';
import type { Whose } from '#src/coaching/digest.topics';
import { type Late, LateNews } from '#src/coaching/late-news';
import { periodOf } from '#src/coaching/period';
import { SquadFacts } from '#src/coaching/squad-facts';
import { toLookAtOf } from '#src/coaching/to-look-at';
import { Looks } from '#src/teams/looks';
import { type Squad, Squads } from '#src/teams/squads';

/** What a morning has to tell, of what each athlete shares at this moment. */
export interface Digest {
  squad: Squad;
  /** Who trained yesterday, or already today, with what it cost. */
  trained: BoardRow[];
  /** What was done before that, and came in too late for its own morning. */
  late: Late[];
  toLookAt: LookAt[];
  /** Whose sessions of the week its source shares in part or not at all. Of single days that is not told. */
  hidden: string[];
  /** Who does not share their sessions. */
  notShared: string[];
}

/** Yesterday, and what was done before the digest this morning. */
const JUST_NOW_DAYS = 2;
const WEEK_DAYS = 7;

/** Looks at a squad for the letter of the morning. Nothing of it is kept: each letter is made in the moment it leaves. */
@Injectable()
export class Digests {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(SquadFacts) private readonly facts: SquadFacts,
    @Inject(LateNews) private readonly lateNews: LateNews,
    @Inject(Looks) private readonly looks: Looks,
  ) {}

  /** null: there is nothing to tell, that morning is over, or whoever asked coaches the team no more. */
  async of({ teamId, accountId, day }: Whose): Promise<Digest | null> {
    const coached = await this.squads.ifCoached(accountId, teamId);
    if (coached?.today !== day) return null;
    const squad = await this.squads.squadOf(coached);
    const { members } = squad;
    const [week, justNow] = [periodOf(squad, WEEK_DAYS), periodOf(squad, JUST_NOW_DAYS)];
    const facts = await this.facts.of(squad, members, week, WEEK_DAYS);
    const ofWeek = facts.map((one) => boardRow(one, week));
    const trained = facts
      .map((one) => boardRow(one, justNow))
      .filter(({ training }) => training.state === 'shared' && (training.values?.sessions ?? 0) > 0);
    const toLookAt = toLookAtOf(facts, week);
    const late = await this.lateNews.of(facts, week);
    if ([trained, late, toLookAt].every(({ length }) => length === 0)) return null;
    return {
      squad,
      trained,
      late,
      toLookAt,
      hidden: ofWeek.filter(({ training }) => training.isWithoutSome).map(({ name }) => name),
      notShared: ofWeek.filter(({ training }) => training.state === 'not-shared').map(({ name }) => name),
    };
  }

  /** Before it is shown. */
  async note({ squad }: Digest): Promise<void> {
    const shown = squad.members.map(({ athleteId, shares }) => ({ athleteId, groups: shares }));
    await this.looks.note(squad, 'digest', shown);
  }
}
