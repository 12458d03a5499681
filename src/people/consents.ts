import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consent, type Purpose, PURPOSES } from '#src/people/consent.entity';
import { ConsentChanged } from '#src/people/people.topics';

/** The wording people are shown (locales/). A new one asks anew: a yes to another text is no yes to this. */
const TEXT_VERSIONS: Record<Purpose, string> = { 'weather-lookups': '2026-11' };

export interface ConsentState {
  purpose: Purpose;
  given: boolean;
  /** When it was last said, one way or the other; null: never. */
  at: Date | null;
  /** Of the wording shown today. */
  textVersion: string;
}

/** What athletes have said yes to. Whoever needs a yes asks here in the moment they use it, and keeps no copy. */
@Injectable()
export class Consents {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async given(athleteId: string, purpose: Purpose): Promise<boolean> {
    return (await this.state(athleteId, purpose)).given;
  }

  list(athleteId: string): Promise<ConsentState[]> {
    return Promise.all(PURPOSES.map((purpose) => this.state(athleteId, purpose)));
  }

  /** Adds to the log, unless it says so already. */
  async say(tx: Tx, athleteId: string, purpose: Purpose, given: boolean): Promise<void> {
    await takeTurns(tx, `consent:${athleteId}`);
    const last = await tx.findOne(Consent, { where: { athleteId, purpose }, order: { number: 'DESC' } });
    if (isGiven(last) === given && last?.textVersion === TEXT_VERSIONS[purpose]) return;
    const id = newId();
    const number = (last?.number ?? 0) + 1;
    const textVersion = TEXT_VERSIONS[purpose];
    await tx.insert(Consent, { id, athleteId, purpose, number, textVersion, given, at: this.clock.now() });
    await this.outbox.put(tx, ConsentChanged, { athleteId, purpose }, { key: `${athleteId}:${id}` });
  }

  private async state(athleteId: string, purpose: Purpose): Promise<ConsentState> {
    const last = await this.database
      .read(Consent)
      .findOne({ where: { athleteId, purpose }, order: { number: 'DESC' } });
    return { purpose, given: isGiven(last), at: last?.at ?? null, textVersion: TEXT_VERSIONS[purpose] };
  }
}

/** Silence is no consent, and neither is a yes to another wording. */
function isGiven(last: Consent | null): boolean {
  return last !== null && last.given && last.textVersion === TEXT_VERSIONS[last.purpose];
}
