import { Inject, Injectable } from '@nestjs/common';
import { MoreThanOrEqual } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Purpose } from '#src/people/purpose';
import { Consents } from '#src/people/consents';
import { CheckInRow } from '#src/signs/check-in.entity';
import { mondayOf, weekOf } from '#src/signs/iso-week';
import type { RedFlag } from '#src/signs/red-flags';
import { GUARDED, type Guarded, GUARDED_ANSWERS, type Often, type Sign, SIGNS } from '#src/signs/sign-words';
import { NoSuchCheckIn, RedFlagsFirst } from '#src/signs/signs.problems';
import { SignsTold } from '#src/signs/signs.topics';

/** A week's answers as they may be worked with: what stands under a consent that does not stand is null. */
export interface CheckIn {
  week: string;
  /** YYYY-MM-DD. */
  monday: string;
  signs: Record<Sign, Often>;
  /** False: the pulse was filled in from sessions, and left so. */
  pulseConfirmed: boolean;
  stress: number | null;
  sleepH: number | null;
  stomachDays: number | null;
  caffeineCups: number | null;
  alcoholGlasses: number | null;
  ill: boolean | null;
  newMedicine: boolean | null;
  period: boolean | null;
  redFlags: RedFlag[] | null;
  flagsSeenAt: Date | null;
  flagsClearedAt: Date | null;
  toldAt: Date;
}

/** What somebody answers. */
export type Answers = Omit<CheckIn, 'week' | 'monday' | 'flagsSeenAt' | 'flagsClearedAt' | 'toldAt'>;

/** How people felt, week by week. Only they themselves ever see it. */
@Injectable()
export class CheckIns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those of the week `day` lies in and later, oldest first; none where the consent does not stand. */
  async since(athleteId: string, day: string): Promise<CheckIn[]> {
    const [mayKeep, mayAsk, asks] = await Promise.all([
      this.consents.given(athleteId, 'health-data'),
      this.consents.given(athleteId, 'signs'),
      this.asks(athleteId),
    ]);
    if (!mayKeep || !mayAsk) return [];
    const where = { athleteId, week: MoreThanOrEqual(weekOf(day)) };
    const rows = await this.database.read(CheckInRow).find({ where, order: { week: 'ASC' } });
    return rows.map((row) => checkInOf(row, asks));
  }

  /** What may be asked beside the signs. */
  async asks(athleteId: string): Promise<Record<Guarded, boolean>> {
    const purposes = [...new Set(Object.values(GUARDED))];
    const given = await Promise.all(purposes.map((purpose) => this.consents.given(athleteId, purpose)));
    return Object.fromEntries(
      GUARDED_ANSWERS.map((answer) => [answer, given[purposes.indexOf(GUARDED[answer])]]),
    ) as Record<Guarded, boolean>;
  }

  /** For whoever cannot go on without it. @throws ConsentNeeded */
  async demand(athleteId: string, tx?: Tx): Promise<void> {
    await this.consents.demand(athleteId, 'health-data', tx);
    await this.consents.demand(athleteId, 'signs', tx);
  }

  /**
   * Answered again, the later word counts. Only of red flags silence takes nothing back: `redFlags` null leaves those
   * that were ticked, and a list is what there is now. @throws ConsentNeeded for each answer that wants one,
   * @throws RedFlagsFirst
   */
  async write(athleteId: string, week: string, { signs, ...answers }: Answers): Promise<void> {
    if (signs.pulse >= 1 && answers.redFlags === null) throw new RedFlagsFirst();
    await this.database.transaction(async (tx) => {
      await this.demand(athleteId, tx);
      const unasked = await this.refuseUnasked(tx, athleteId, answers);
      await takeTurns(tx, `signs:${athleteId}`);
      const before = await tx.findOneBy(CheckInRow, { athleteId, week });
      // What was answered once under a consent that is gone stays until it is erased.
      for (const answer of unasked) delete answers[answer];
      const now = this.clock.now();
      const redFlags = answers.redFlags ?? before?.redFlags ?? null;
      const told = {
        ...signs,
        ...answers,
        redFlags,
        ...marksOf(before, answers.redFlags ?? [], now),
        changedAt: now,
      };
      if (before) await tx.update(CheckInRow, { id: before.id }, told);
      else await tx.insert(CheckInRow, { id: newId(), athleteId, week, ...told, toldAt: now });
      await this.tell(tx, athleteId);
    });
  }

  /** Asks for no consent: what was told may always be taken away. @throws NoSuchCheckIn */
  async remove(athleteId: string, week: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { affected } = await tx.delete(CheckInRow, { athleteId, week });
      if (affected !== 1) throw new NoSuchCheckIn();
      await this.tell(tx, athleteId);
    });
  }

  /** All of them, with what was ticked in them. Asks for no consent either. */
  async removeAll(athleteId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { affected } = await tx.delete(CheckInRow, { athleteId });
      if (affected) await this.tell(tx, athleteId);
    });
  }

  private tell(tx: Tx, athleteId: string): Promise<void> {
    return this.outbox.put(tx, SignsTold, { athleteId }, { key: `${athleteId}:${newId()}` });
  }

  /** Those of the guarded answers that may not be asked for. @throws ConsentNeeded where one was given all the same */
  private async refuseUnasked(
    tx: Tx,
    athleteId: string,
    answers: Partial<Pick<Answers, Guarded>>,
  ): Promise<Guarded[]> {
    const given = new Map<Purpose, boolean>();
    for (const purpose of new Set(Object.values(GUARDED)))
      given.set(purpose, await this.consents.given(athleteId, purpose, tx));
    const unasked = GUARDED_ANSWERS.filter((answer) => !given.get(GUARDED[answer]));
    for (const answer of unasked)
      if (answers[answer] !== null) await this.consents.demand(athleteId, GUARDED[answer], tx);
    return unasked;
  }
}

type Marks = Pick<CheckInRow, 'flagsToldAt' | 'flagsSeenAt' | 'flagsClearedAt'>;

/**
 * Something is ticked that did not stand: what was read or cleared before is of other things, if only of the same once
 * more, and those that stood go on since then.
 */
function marksOf(before: CheckInRow | null, ticked: readonly RedFlag[], now: Date): Partial<Marks> {
  const stood = before?.flagsClearedAt === null ? (before.redFlags ?? []) : [];
  if (ticked.every((flag) => stood.includes(flag))) return {};
  const since = stood.length > 0 ? before!.flagsToldAt : null;
  return { flagsToldAt: since ?? now, flagsSeenAt: null, flagsClearedAt: null };
}

function checkInOf(
  { id: _, athleteId: __, changedAt: ___, flagsToldAt: ____, ...row }: CheckInRow,
  asks: Record<Guarded, boolean>,
) {
  const { week, cramp, recovery, fatigue, pulse, moodSleep, ...rest } = row;
  const unasked = GUARDED_ANSWERS.filter((answer) => !asks[answer]).map((answer) => [answer, null]);
  const signs = { cramp, recovery, fatigue, pulse, moodSleep } satisfies Record<
    (typeof SIGNS)[number],
    Often
  >;
  return {
    ...rest,
    // What a doctor has looked at is over: the form begins without it, so that the same can be ticked once more.
    redFlags: rest.flagsClearedAt === null ? rest.redFlags : rest.redFlags && [],
    week,
    monday: mondayOf(week),
    signs,
    ...(Object.fromEntries(unasked) as Partial<CheckIn>),
  };
}
