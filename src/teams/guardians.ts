import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { Ages } from '#src/people/ages';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { isTodaysShareText } from '#src/teams/share-texts';
import { Today } from '#src/teams/today';

/** Who may share by themselves, and whose guardian has to say yes. */
@Injectable()
export class Guardians {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Ages) private readonly ages: Ages,
    @Inject(Today) private readonly today: Today,
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

  /** Questions that nobody has answered do not take back what was answered before. */
  private async lastWords(teamId: string, athleteIds: readonly string[]): Promise<Map<string, GuardianWord>> {
    const rows = await this.database.read(GuardianWord).find({
      where: { teamId, athleteId: In([...athleteIds]), saidAt: Not(IsNull()) },
      order: { saidAt: 'ASC' },
    });
    return new Map(rows.map((row) => [row.athleteId, row]));
  }
}
