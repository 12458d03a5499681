import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { consentText, isTodaysText, todaysTexts } from '#src/people/consent-texts';
import { Consent, type ConsentMethod } from '#src/people/consent.entity';
import { type Purpose, PURPOSES } from '#src/people/purpose';
import { ConsentNeeded } from '#src/people/people.problems';
import { ConsentChanged, HealthDataAllowed, LooksAllowed } from '#src/people/people.topics';
import type { Language } from '#src/words/words';

export interface ConsentState {
  purpose: Purpose;
  given: boolean;
  /** When it was last said, one way or the other; null: never. */
  at: Date | null;
}

/** How a yes or a no was said. */
export interface Saying {
  method: ConsentMethod;
  /** The language its text was read in. */
  language: Language;
  /** The account that said so; null: whoever runs this Svett. */
  actorId: string | null;
}

type LastSaid = Pick<Consent, 'purpose' | 'given' | 'at' | 'textSha256'>;

export type SaidElsewhere = Pick<Consent, 'purpose' | 'at' | 'given' | 'textSha256' | 'language' | 'method'>;

/** What athletes have said yes to. Whoever needs a yes asks here in the moment they use it, and keeps no copy. */
@Injectable()
export class Consents {
  private readonly asked = new Map<string, Promise<Map<Purpose, LastSaid>>>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** With `tx`, as it stands there, and so that a no that comes meanwhile comes after what is written in it. */
  async given(athleteId: string, purpose: Purpose, tx?: Tx): Promise<boolean> {
    if (!tx) return (await this.state(athleteId, purpose)).given;
    await takeTurns(tx, turnOf(athleteId), 'among-others');
    return isGiven(await lastIn(tx, athleteId, purpose));
  }

  /** For whoever cannot go on without a yes. @throws ConsentNeeded */
  async demand(athleteId: string, purpose: Purpose, tx?: Tx): Promise<void> {
    if (!(await this.given(athleteId, purpose, tx))) throw new ConsentNeeded(purpose);
  }

  /** Everybody whose yes to this stands; one query, for whoever looks through all people at once. */
  async givers(purpose: Purpose): Promise<Set<string>> {
    const rows = await this.database
      .read(Consent)
      .createQueryBuilder('said')
      .select('said.athlete_id', 'athleteId')
      .where('said.purpose = :purpose AND said.said_here = :here AND said.given = :here', {
        purpose,
        here: true,
      })
      .andWhere('said.text_sha256 IN (:...texts)', { texts: todaysTexts(purpose) })
      .andWhere(
        (query) =>
          `NOT EXISTS ${query
            .subQuery()
            .select('1')
            .from(Consent, 'later')
            .where('later.athlete_id = said.athlete_id AND later.purpose = said.purpose')
            .andWhere('later.said_here = :here AND later.number > said.number')
            .getQuery()}`,
      )
      .getRawMany<{ athleteId: string }>();
    return new Set(rows.map(({ athleteId }) => athleteId));
  }

  /** Those of `athleteIds` whose yes to all of these stands; one query, however many there are. */
  async givenByAll(athleteIds: readonly string[], purposes: readonly Purpose[]): Promise<Set<string>> {
    const rows = await this.database.read(Consent).find({
      select: { athleteId: true, purpose: true, given: true, at: true, textSha256: true },
      where: { athleteId: In([...athleteIds]), purpose: In([...purposes]), saidHere: true },
      order: { number: 'ASC' },
    });
    const last = new Map(rows.map((row) => [`${row.athleteId} ${row.purpose}`, row]));
    const isGivenBy = (athleteId: string) => (purpose: Purpose) =>
      isGiven(last.get(`${athleteId} ${purpose}`) ?? null);
    return new Set(athleteIds.filter((athleteId) => purposes.every(isGivenBy(athleteId))));
  }

  /** Whether any of them has said anything of these since a moment, one way or the other; one query. */
  anySaidSince(athleteIds: readonly string[], purposes: readonly Purpose[], since: Date): Promise<boolean> {
    return this.database.read(Consent).existsBy({
      athleteId: In([...athleteIds]),
      purpose: In([...purposes]),
      saidHere: true,
      at: MoreThanOrEqual(since),
    });
  }

  list(athleteId: string): Promise<ConsentState[]> {
    return Promise.all(PURPOSES.map((purpose) => this.state(athleteId, purpose)));
  }

  /** Everything that was ever said, newest first. */
  log(athleteId: string): Promise<Consent[]> {
    return this.database
      .read(Consent)
      .find({ where: { athleteId }, order: { at: 'DESC', purpose: 'ASC', number: 'DESC' } });
  }

  /** Adds to the log, unless it says so already of today's words. */
  async say(
    tx: Tx,
    athleteId: string,
    purpose: Purpose,
    given: boolean,
    { method, language, actorId }: Saying,
  ): Promise<void> {
    await takeTurns(tx, turnOf(athleteId));
    const last = await lastIn(tx, athleteId, purpose);
    if (last?.given === given && isTodaysText(purpose, last.textSha256)) return;
    const id = newId();
    await tx.insert(Consent, {
      id,
      athleteId,
      purpose,
      number: await nextNumber(tx, athleteId, purpose),
      given,
      at: this.clock.now(),
      textSha256: consentText(purpose, language).sha256,
      language,
      method,
      actorId,
      saidHere: true,
    });
    const key = `${athleteId}:${id}`;
    await this.outbox.put(tx, ConsentChanged, { athleteId, purpose }, { key });
    if (purpose !== 'health-data' || !given) return;
    await this.outbox.put(tx, HealthDataAllowed, { athleteId }, { key });
    await this.outbox.put(tx, LooksAllowed, { athleteId }, { key });
  }

  /** What was said to another Svett: history, and leave for nothing. */
  async remember(tx: Tx, athleteId: string, said: SaidElsewhere[]): Promise<void> {
    await takeTurns(tx, turnOf(athleteId));
    for (const { purpose, at, given, textSha256, language, method } of said) {
      const words = { athleteId, purpose, at, given, textSha256 };
      if (await tx.existsBy(Consent, words)) continue;
      const how = { language, method, actorId: null, saidHere: false };
      await tx.insert(Consent, {
        id: newId(),
        ...words,
        ...how,
        number: await nextNumber(tx, athleteId, purpose),
      });
    }
  }

  private async state(athleteId: string, purpose: Purpose): Promise<ConsentState> {
    const last = (await this.lastSaid(athleteId)).get(purpose) ?? null;
    return { purpose, given: isGiven(last), at: last?.at ?? null };
  }

  /** Whoever asks mostly asks for several purposes in the same turn: one query answers them all, and the next turn asks anew. */
  private lastSaid(athleteId: string): Promise<Map<Purpose, LastSaid>> {
    const underWay = this.asked.get(athleteId);
    if (underWay) return underWay;
    const asked = Promise.resolve().then(async () => {
      this.asked.delete(athleteId);
      const said = await this.database.read(Consent).find({
        select: { purpose: true, given: true, at: true, textSha256: true },
        where: { athleteId, saidHere: true },
        order: { number: 'ASC' },
      });
      return new Map(said.map((one) => [one.purpose, one]));
    });
    this.asked.set(athleteId, asked);
    return asked;
  }
}

function turnOf(athleteId: string): string {
  return `consent:${athleteId}`;
}

function newestOf(athleteId: string, purpose: Purpose) {
  return { where: { athleteId, purpose, saidHere: true }, order: { number: 'DESC' } } as const;
}

function lastIn(tx: Tx, athleteId: string, purpose: Purpose): Promise<Consent | null> {
  return tx.findOne(Consent, newestOf(athleteId, purpose));
}

async function nextNumber(tx: Tx, athleteId: string, purpose: Purpose): Promise<number> {
  const newest = await tx.findOne(Consent, { where: { athleteId, purpose }, order: { number: 'DESC' } });
  return (newest?.number ?? 0) + 1;
}

/** Silence is no consent, and neither is a yes to another wording. */
function isGiven(last: LastSaid | null): boolean {
  return last !== null && last.given && isTodaysText(last.purpose, last.textSha256);
}
