import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';
import { ConsentTextChanged } from '#src/people/people.problems';
import type { Visitor } from '#src/people/visitor';
import { GuardianWord } from '#src/teams/guardian-word.entity';
import { ShareLog } from '#src/teams/share-log';
import { isTodaysShareText, shareText } from '#src/teams/share-texts';
import { GuardianLinkNotUsable, GuardianLinkTooOld, NoGuardianNeeded } from '#src/teams/teams.problems';
import type { Language } from '#src/words/words';

const ANSWERED_WITHIN_DAYS = 30;

export interface GuardianAnswer {
  given: boolean;
  language: Language;
  textSha256?: string | undefined;
}

/**
 * Asks guardians by a link, and hears what they say. They have no account: whoever holds the link is the guardian to us,
 * and the coaches see by what name the athlete asked. The key in it is derived and nowhere kept.
 */
@Injectable()
export class GuardianDesk {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
    @Inject(ShareLog) private readonly log: ShareLog,
  ) {}

  /** The same link again while the question is open. @throws NoGuardianNeeded */
  async ask(
    { athleteId, language, ageGroup }: Visitor,
    teamId: string,
    name: string,
  ): Promise<{ token: string; expiresAt: Date }> {
    if (ageGroup === 'adult') throw new NoGuardianNeeded();
    const askedAt = this.clock.now();
    return this.database.transaction(async (tx) => {
      const last = await tx.findOne(GuardianWord, {
        where: { athleteId, teamId },
        order: { askedAt: 'DESC' },
      });
      const isOpen = last?.saidAt === null && last.expiresAt > askedAt;
      const id = isOpen ? last.id : newId();
      const expiresAt = new Date(askedAt.getTime() + ANSWERED_WITHIN_DAYS * DAY_MS);
      if (isOpen) await tx.update(GuardianWord, id, { name, expiresAt, language });
      else {
        const unsaid = { given: null, saidAt: null, textSha256: null };
        await tx.insert(GuardianWord, {
          id,
          athleteId,
          teamId,
          name,
          askedAt,
          expiresAt,
          ...unsaid,
          language,
        });
      }
      return { token: `${id}.${this.keyOf(id)}`, expiresAt };
    });
  }

  /** @throws GuardianLinkNotUsable */
  async at(token: string): Promise<GuardianWord> {
    const [id = '', key = ''] = token.split('.');
    const isOurs = z.uuid().safeParse(id).success && this.keys.areSame(key, this.keyOf(id));
    const found = isOurs ? await this.database.read(GuardianWord).findOneBy({ id }) : null;
    if (!found) throw new GuardianLinkNotUsable();
    return found;
  }

  mayAnswer({ expiresAt }: GuardianWord): boolean {
    return expiresAt > this.clock.now();
  }

  /** A no is heard for ever. @throws GuardianLinkNotUsable @throws GuardianLinkTooOld @throws ConsentTextChanged */
  async answer(token: string, { given, language, textSha256 }: GuardianAnswer): Promise<void> {
    const word = await this.at(token);
    const { id, athleteId, teamId } = word;
    const isHeld = word.given === true && isTodaysShareText('guardian', word.textSha256!);
    if (given && !isHeld && !this.mayAnswer(word)) throw new GuardianLinkTooOld();
    const { sha256 } = shareText('guardian', language);
    if (given && textSha256 !== sha256) throw new ConsentTextChanged();
    await this.database.transaction(async (tx) => {
      const saying = { method: 'page', language, actorId: null } as const;
      await this.log.say(tx, { athleteId, teamId }, { asked: 'guardian', given, untilDay: null }, saying);
      const saidAt = this.clock.now();
      await tx.update(GuardianWord, id, { given, saidAt, textSha256: sha256, language });
    });
  }

  private keyOf(id: string): string {
    return this.keys.derive('guardian', id);
  }
}
