import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { Ages } from '#src/people/ages';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { isTodaysShareText } from '#src/teams/share-texts';
import { Today } from '#src/teams/today';

/** `outdated`: a yes to words that have changed since. `expired`: nobody answered in time. */
export const GUARDIAN_STATES = ['not-asked', 'asked', 'expired', 'given', 'refused', 'outdated'] as const;
export type GuardianState = (typeof GUARDIAN_STATES)[number];

export interface GuardianOf {
  needed: boolean;
  /** null: none is needed. */
  state: GuardianState | null;
  /** As the athlete wrote it. */
  name: string | null;
}

const NOT_NEEDED: GuardianOf = { needed: false, state: null, name: null };

/** Who may share by themselves, and whose guardian has to say yes. */
@Injectable()
export class Guardians {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ages) private readonly ages: Ages,
    @Inject(Today) private readonly today: Today,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those of age, and those whose guardian's last word on this team is a yes to today's text. */
  async free(teamId: string, athleteIds: readonly string[]): Promise<Set<string>> {
    const [groups, words] = await Promise.all([
      this.ages.of(await this.today.of(athleteIds)),
      this.lastWords(teamId, athleteIds),
    ]);
    return new Set(
      athleteIds.filter((athleteId) => {
        if (groups.get(athleteId) === 'adult') return true;
        const word = words.get(athleteId);
        return word?.given === true && isTodaysShareText('guardian', word.textSha256!);
      }),
    );
  }

  /** How it stands with each of them, for themselves and for the coaches. */
  async states(teamId: string, athleteIds: readonly string[]): Promise<Map<string, GuardianOf>> {
    const [groups, words, asked] = await Promise.all([
      this.ages.of(await this.today.of(athleteIds)),
      this.lastWords(teamId, athleteIds),
      this.lastAsked(teamId, athleteIds),
    ]);
    return new Map(
      athleteIds.map((athleteId) => {
        if (groups.get(athleteId) === 'adult') return [athleteId, NOT_NEEDED];
        const [word, question] = [words.get(athleteId), asked.get(athleteId)];
        const state = this.stateOf(word, question);
        const name = (state === 'asked' ? question : (word ?? question))?.name ?? null;
        return [athleteId, { needed: true, state, name }];
      }),
    );
  }

  async of(teamId: string, athleteId: string): Promise<GuardianOf> {
    return (await this.states(teamId, [athleteId])).get(athleteId)!;
  }

  private stateOf(word: GuardianWord | undefined, question: GuardianWord | undefined): GuardianState {
    if (word?.given && isTodaysShareText('guardian', word.textSha256!)) return 'given';
    const isOpen = question?.saidAt === null && question.expiresAt > this.clock.now();
    if (isOpen) return 'asked';
    if (word) return word.given ? 'outdated' : 'refused';
    return question ? 'expired' : 'not-asked';
  }

  private async lastAsked(teamId: string, athleteIds: readonly string[]): Promise<Map<string, GuardianWord>> {
    const rows = await this.database
      .read(GuardianWord)
      .find({ where: { teamId, athleteId: In([...athleteIds]) }, order: { askedAt: 'ASC' } });
    return new Map(rows.map((row) => [row.athleteId, row]));
  }

  /** Questions that nobody has answered do not take back what was answered before. */
  private async lastWords(teamId: string, athleteIds: readonly string[]): Promise<Map<string, GuardianWord>> {
    const rows = await this.database.read(GuardianWord).find({
      where: { teamId, athleteId: In([...athleteIds]), saidAt: Not(IsNull()) },
      order: { saidAt: 'ASC' },
    });
    return new Map(rows.map((row) => [row.athleteId, row]));
  }
}
