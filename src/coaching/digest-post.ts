import { Inject, Injectable } from '@nestjs/common';
import { DigestLetters } from '#src/coaching/digest-letters';
import { DigestScreens } from '#src/coaching/digest-screens';
import { digestText } from '#src/coaching/digest-words';
import { DigestLetterDue, DigestPushDue, type Whose } from '#src/coaching/digest.topics';
import { type Digest, Digests } from '#src/coaching/digests';
import type { DigestWay } from '#src/coaching/digest.shapes';
import { DigestWishes } from '#src/coaching/digest-wishes';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Accounts } from '#src/people/accounts';

/** Carries the digest of a morning. It is made anew on each way: what is no longer shared when it leaves is not in it. */
@Injectable()
export class DigestPost {
  constructor(
    @Inject(DigestWishes) private readonly wishes: DigestWishes,
    @Inject(Digests) private readonly digests: Digests,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(DigestLetters) private readonly letters: DigestLetters,
    @Inject(DigestScreens) private readonly screens: DigestScreens,
  ) {}

  @Handles(DigestLetterDue)
  async onLetterDue(whose: Said<typeof DigestLetterDue>, _finish: Finish): Promise<void> {
    const account = await this.accounts.byId(whose.accountId);
    if (!account || !this.letters.canWrite) return;
    const digest = await this.stillWanted(whose, 'email');
    if (!digest) return;
    await this.digests.note(digest);
    await this.letters.write(account, whose, digestText(digest, account.language));
  }

  @Handles(DigestPushDue)
  async onPushDue({ deviceId, ...whose }: Said<typeof DigestPushDue>, finish: Finish): Promise<void> {
    const account = await this.accounts.byId(whose.accountId);
    const athleteId = await this.accounts.athleteOf(whose.accountId);
    if (!account || athleteId === null || !(await this.screens.isThere(deviceId))) return;
    const digest = await this.stillWanted(whose, 'push');
    if (!digest) return;
    await this.digests.note(digest);
    const { language } = account;
    const text = digestText(digest, language);
    const carried = await this.screens.show({ deviceId, athleteId, language }, whose, text);
    await finish(carried);
  }

  private async stillWanted(whose: Whose, way: DigestWay): Promise<Digest | null> {
    const { wanted, ways } = await this.wishes.of(whose);
    return wanted && ways.includes(way) ? this.digests.of(whose) : null;
  }
}
