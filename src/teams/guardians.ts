import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { Addressees } from '#src/people/addressees';
import { Ages } from '#src/people/ages';
import { dayIn } from '#src/people/basics';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { ShareSaid } from '#src/teams/share-said.entity';
import { isTodaysShareText } from '#src/teams/share-texts';

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

/** Whether what an athlete said at that moment counts. */
export type Counts = (saidAt: Date) => boolean;

/** Who may share by themselves, and whose guardian has to say yes. */
@Injectable()
export class Guardians {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ages) private readonly ages: Ages,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Those of age, and those whose guardian's last word on this team is a yes to today's text. What somebody said before
   * they were of age, and a guardian refused, does not begin to count by a birthday: they say it anew.
   */
  async free(teamId: string, athleteIds: readonly string[]): Promise<Map<string, Counts>> {
    const now = this.clock.now();
    const [grown, states] = await Promise.all([this.grown(athleteIds), this.words(teamId, athleteIds)]);
    return new Map(
      athleteIds.flatMap((athleteId): [string, Counts][] => {
        const [isOfAge, { state }] = [grown.get(athleteId)!, states.get(athleteId)!];
        if (state !== 'given' && !isOfAge(now)) return [];
        return [[athleteId, state === 'refused' ? isOfAge : () => true]];
      }),
    );
  }

  /** How it stands with each of them, for themselves and for the coaches. */
  async states(teamId: string, athleteIds: readonly string[]): Promise<Map<string, GuardianOf>> {
    const now = this.clock.now();
    const [grown, states] = await Promise.all([this.grown(athleteIds), this.words(teamId, athleteIds)]);
    return new Map(
      athleteIds.map((athleteId) => {
        if (grown.get(athleteId)!(now)) return [athleteId, NOT_NEEDED];
        return [athleteId, { needed: true, ...states.get(athleteId)! }];
      }),
    );
  }

  async of(teamId: string, athleteId: string): Promise<GuardianOf> {
    return (await this.states(teamId, [athleteId])).get(athleteId)!;
  }

  /** Whether each was of age at a moment, on their own calendar. */
  private async grown(athleteIds: readonly string[]): Promise<Map<string, Counts>> {
    const [days, zones] = await Promise.all([
      this.ages.grownUpFrom(athleteIds),
      this.addressees.timeZones(athleteIds),
    ]);
    return new Map(
      athleteIds.map((athleteId) => {
        const [from, zone] = [days.get(athleteId), zones.get(athleteId)];
        return [athleteId, (at) => from !== undefined && zone !== undefined && dayIn(at, zone) >= from];
      }),
    );
  }

  /**
   * Of several links the word with the highest number holds, however clocks were set between two. A question that nobody
   * has answered takes back nothing that was answered before.
   */
  private async words(
    teamId: string,
    athleteIds: readonly string[],
  ): Promise<Map<string, { state: GuardianState; name: string | null }>> {
    const whose = { teamId, athleteId: In([...athleteIds]) };
    const [said, asked] = await Promise.all([
      this.database
        .read(ShareSaid)
        .find({ where: { ...whose, group: 'guardian' }, order: { number: 'ASC' } }),
      this.database.read(GuardianWord).find({ where: whose, order: { askedAt: 'ASC' } }),
    ]);
    const last = new Map(said.map((row) => [row.athleteId, row]));
    return new Map(
      athleteIds.map((athleteId) => [
        athleteId,
        this.standing(
          last.get(athleteId),
          asked.filter((one) => one.athleteId === athleteId),
        ),
      ]),
    );
  }

  /** Whoever came back to a team asks anew: what was said before they left is of questions that are gone. */
  private standing(
    said: ShareSaid | undefined,
    questions: readonly GuardianWord[],
  ): { state: GuardianState; name: string | null } {
    const answered = questions.filter(({ given }) => given !== null);
    const word = answered.length > 0 ? said : undefined;
    const question = questions.at(-1);
    const isOpen = question?.saidAt === null && question.expiresAt > this.clock.now();
    const isHeld = word?.given === true && isTodaysShareText('guardian', word.textSha256);
    if (isOpen && !isHeld) return { state: 'asked', name: question.name };
    if (!word) return { state: question ? 'expired' : 'not-asked', name: question?.name ?? null };
    const name = answered.findLast(({ given }) => given === word.given)?.name ?? answered.at(-1)!.name;
    return { state: isHeld ? 'given' : word.given ? 'outdated' : 'refused', name };
  }
}
