import { Inject, Injectable } from '@nestjs/common';
import { DIGEST_WAYS, type DigestWish } from '#src/coaching/digest.shapes';
import { TeamDigest } from '#src/coaching/team-digest.entity';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';

export type OfCoach = Pick<TeamDigest, 'teamId' | 'accountId'>;

/** Of whoever has said nothing: none comes unasked. */
const USUAL: DigestWish = { wanted: false, ways: [...DIGEST_WAYS] };

/** Which coaches want to be told in the morning, of which team and on which ways. */
@Injectable()
export class DigestWishes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ teamId, accountId }: OfCoach): Promise<DigestWish> {
    const row = await this.database.read(TeamDigest).findOneBy({ teamId, accountId });
    return row ? wishOf(row) : USUAL;
  }

  async put({ teamId, accountId }: OfCoach, { wanted, ways }: DigestWish): Promise<void> {
    const said = { wanted, byEmail: ways.includes('email'), byPush: ways.includes('push') };
    const row = { ...said, changedAt: this.clock.now() };
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `team-digest:${teamId}:${accountId}`);
      const { affected } = await tx.update(TeamDigest, { teamId, accountId }, row);
      if (!affected) await tx.insert(TeamDigest, { id: newId(), teamId, accountId, ...row });
    });
  }

  /** Of what was said, by which letters know it; null: nothing was. */
  async idOf({ teamId, accountId }: OfCoach): Promise<string | null> {
    return (await this.database.read(TeamDigest).findOneBy({ teamId, accountId }))?.id ?? null;
  }

  /** null: the team or the coach is gone. */
  async byId(id: string): Promise<OfCoach | null> {
    const row = await this.database.read(TeamDigest).findOneBy({ id });
    return row && { teamId: row.teamId, accountId: row.accountId };
  }

  /** No more letters. What is shown on devices stays. */
  async stopLetters(whose: OfCoach): Promise<void> {
    const { wanted, ways } = await this.of(whose);
    const left = ways.filter((way) => way !== 'email');
    await this.put(whose, { wanted: wanted && left.length > 0, ways: left });
  }

  /** Those who want one, on any way. */
  async wanting(): Promise<OfCoach[]> {
    const rows = await this.database.read(TeamDigest).findBy({ wanted: true });
    return rows
      .filter(({ byEmail, byPush }) => byEmail || byPush)
      .map(({ teamId, accountId }) => ({ teamId, accountId }));
  }
}

function wishOf({ wanted, byEmail, byPush }: TeamDigest): DigestWish {
  return { wanted, ways: DIGEST_WAYS.filter((way) => (way === 'email' ? byEmail : byPush)) };
}
