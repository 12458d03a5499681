import { Inject, Injectable } from '@nestjs/common';
import { Brands } from '#src/connect/brands';
import { LapseDue } from '#src/connect/connect.topics';
import { turnOf } from '#src/connect/keyring';
import { Leaving } from '#src/connect/leaving';
import { Link } from '#src/connect/link.entity';
import { takeTurns } from '#src/database/database';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Clock, DAY_MS } from '#src/kernel/clock';
import type { SourceTerms } from '#src/sessions/source-terms.port';

/** Brands give thirty days from the end of a grant. We hear of one whose notice was lost up to a day late. */
const LAPSES_AFTER_DAYS = 28;

/**
 * When all that came through a link goes unless its athlete connects again; null: it need not. An athlete who takes a
 * grant back at the brand wants it to go, and the notice of that may have been lost.
 */
export function erasedOn(
  { afterUnlinking }: Pick<SourceTerms, 'afterUnlinking'>,
  { state, lastError, tokensAt }: Pick<Link, 'state' | 'lastError' | 'tokensAt'>,
): Date | null {
  if (state !== 'reconnect' || afterUnlinking !== 'erase') return null;
  const lostAt = lastError ? Date.parse(lastError.at) : tokensAt.getTime();
  return new Date(lostAt + LAPSES_AFTER_DAYS * DAY_MS);
}

/** Ends links whose grant was lost and whose athletes did not come back. */
@Injectable()
export class Lapses {
  constructor(
    @Inject(Brands) private readonly brands: Brands,
    @Inject(Leaving) private readonly leaving: Leaving,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Handles(LapseDue)
  async onDue({ linkId }: Said<typeof LapseDue>, finish: Finish): Promise<void> {
    await finish(async (tx) => {
      await takeTurns(tx, turnOf(linkId)); // somebody may be connecting again at this moment
      const link = await tx.findOneBy(Link, { id: linkId });
      const until = link && erasedOn(this.brands.termsOf(link), link);
      if (!until || until > this.clock.now()) return;
      await this.leaving.unlink(tx, linkId, { reason: 'lapsed', data: 'erase' });
    });
  }
}
