import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import { Profiles } from '#src/people/profiles';
import { Memberships } from '#src/teams/memberships';
import { SHARE_GROUPS, type ShareGroup } from '#src/teams/share-group';
import { ShareLog } from '#src/teams/share-log';
import { TeamMember } from '#src/teams/team-member.entity';
import { Trainee } from './a-trainee.js';
import type { TestApp } from './app.js';
import type { Browser } from './browser.js';
import { sayFor } from './consenting.js';

const SAYING = { method: 'page', language: 'en', actorId: null } as const;

let teams = 0;

/** A team, its head coach at a browser, and athletes who share with them. */
export class TestSquad {
  private constructor(
    private readonly svett: TestApp,
    readonly coach: Browser,
    readonly teamId: string,
  ) {}

  static async of(svett: TestApp): Promise<TestSquad> {
    const email = `coach${++teams}@example.org`;
    const coach = await svett.athlete(email);
    await svett.database.transaction((tx) => tx.update(Account, { email }, { role: 'coach' }));
    const wish = { name: 'Harriers', timeZone: 'Europe/Stockholm', myName: 'Kim' };
    const made = await coach.post('/api/v1/teams', wish);
    return new TestSquad(svett, coach, made.json<{ id: string }>().id);
  }

  /** Somebody who shares these groups, all where none are named. */
  async joined(
    name: string,
    groups: readonly ShareGroup[] = SHARE_GROUPS,
    { massKg = 72 }: { massKg?: number | null } = {},
  ): Promise<SquadTrainee> {
    const trainee = await Trainee.of(this.svett);
    const { athleteId } = trainee;
    const whose = { teamId: this.teamId, athleteId };
    await sayFor(this.svett, athleteId, 'sharing', true);
    if (massKg !== null) await this.svett.get(Profiles).weigh(athleteId, '2026-01-01', massKg);
    await this.svett.database.transaction(async (tx) => {
      await this.svett.get(Memberships).join(tx, whose, name);
      const { id: accountId } = await tx.findOneByOrFail(Account, {
        id: (await tx.findOneByOrFail(Athlete, { id: athleteId })).accountId,
      });
      await tx.update(Account, accountId, { timeZone: 'Europe/Stockholm' });
    });
    const { id: memberId } = (await this.svett.database.read(TeamMember).findOneBy(whose))!;
    const member = Object.assign(trainee, {
      memberId,
      share: (group: ShareGroup, given: boolean, untilDay: string | null = null) =>
        this.svett.database.transaction((tx) =>
          this.svett.get(ShareLog).say(tx, whose, { asked: group, given, untilDay }, SAYING),
        ),
    });
    for (const group of groups) await member.share(group, true);
    return member;
  }

  async board<Shape>(query = ''): Promise<Shape> {
    return (await this.coach.get(`/api/v1/teams/${this.teamId}/board${query}`)).json<Shape>();
  }

  async page<Shape>(memberId: string, query = ''): Promise<Shape> {
    return (await this.coach.get(`/api/v1/teams/${this.teamId}/members/${memberId}${query}`)).json<Shape>();
  }
}

export type SquadTrainee = Trainee & {
  memberId: string;
  share(group: ShareGroup, given: boolean, untilDay?: string | null): Promise<void>;
};
