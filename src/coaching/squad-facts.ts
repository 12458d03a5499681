import { Inject, Injectable } from '@nestjs/common';
import type { Period } from '#src/coaching/period';
import { SquadTraining, type TrainingFacts } from '#src/coaching/squad-training';
import { SquadWeighings, type WeighingFacts } from '#src/coaching/squad-weighings';
import type { CoverageView } from '#src/ledger/coverage.shapes';
import { SharedCoverages } from '#src/ledger/shared-coverages';
import type { ShareGroup } from '#src/teams/share-group';
import type { Squad, SquadMember } from '#src/teams/squads';
import { type Talk, TalkWords } from '#src/teams/talk-words';
import { daysAfter } from '#src/timing/local';

/** What a team's coaches may know of an athlete at this moment; null: not shared, or nothing is there. */
export interface MemberFacts {
  member: SquadMember;
  training: TrainingFacts | null;
  weighings: WeighingFacts | null;
  coverage: CoverageView | null;
  /** Whether in the days of the coverage something is hidden. */
  isHiddenSince: TrainingFacts['isHiddenSince'];
  talk: Talk | null;
}

/** To say that somebody usually trains, and has not lately. */
export const LOOK_BACK_DAYS = 56;

/** Gathers what coaches may know of a squad, by what each athlete shares. What it reads is noted by whoever shows it. */
@Injectable()
export class SquadFacts {
  constructor(
    @Inject(SquadTraining) private readonly training: SquadTraining,
    @Inject(SquadWeighings) private readonly weighings: SquadWeighings,
    @Inject(SharedCoverages) private readonly coverages: SharedCoverages,
    @Inject(TalkWords) private readonly talk: TalkWords,
  ) {}

  /** As many queries for a squad of any size. `coverageDays`: over how many days coverage is reckoned. */
  async of(
    squad: Squad,
    members: readonly SquadMember[],
    { from, begins, today }: Period,
    coverageDays: 7 | 28,
  ): Promise<MemberFacts[]> {
    const sharing = (...groups: ShareGroup[]) =>
      members.filter(({ shares }) => groups.some((one) => shares.has(one))).map((one) => one.athleteId);
    const back = [from, daysAfter(today, -LOOK_BACK_DAYS)].sort()[0]!;
    const [training, coverages, talk] = await Promise.all([
      this.training.of(sharing('sessions', 'weigh-ins', 'coverage'), back, today),
      this.coverages.ofMany('others', sharing('coverage'), coverageDays),
      this.talk.of({ ...squad, members: [...members] }),
    ]);
    const days = this.training.days(training, from);
    const weighings = await this.weighings.of(sharing('weigh-ins'), begins, days);
    return members.map((member) => {
      const { athleteId, shares } = member;
      const trained = training.get(athleteId);
      return {
        member,
        training: shares.has('sessions') ? (trained ?? null) : null,
        weighings: weighings.get(athleteId) ?? null,
        coverage: coverages.get(athleteId) ?? null,
        isHiddenSince: trained?.isHiddenSince ?? (() => false),
        talk: talk.get(athleteId) ?? null,
      };
    });
  }
}
