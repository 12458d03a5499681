import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { KIND_FACTS } from '#src/advice/kind-facts';
import { type FindOptionsWhere, In, IsNull, LessThan, MoreThan } from '#src/database/criteria';
import type { Unread } from '#src/channels/wording.port';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { MAY_BE_CAUTIONS } from '#src/nudges/cautions';
import { Nudge } from '#src/nudges/nudge.entity';
import { NoSuchInboxPage, NoSuchNudge } from '#src/nudges/nudges.problems';
import { type Shown, Showing } from '#src/nudges/showing';
import { TrainingRest } from '#src/nudges/training-rest';

/** A note with what was said along with it. */
export interface Note extends Shown {
  along: Shown[];
}

const PAGE = 20;
const UNSEEN_DAYS = 7;
const UNSEEN_COUNTED = 50;
const CARDS = 2;
/** A caution nobody looked at is shown for so long. */
const CAUTION_DAYS = 60;

/** Everything that was said to somebody, as far as it may still be shown. Asks anew each time. */
@Injectable()
export class Inbox implements Unread {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Showing) private readonly showing: Showing,
    @Inject(TrainingRest) private readonly rest: TrainingRest,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first. @throws NoSuchInboxPage */
  async page(athleteId: string, before?: string): Promise<{ notes: Note[]; next: string | null }> {
    const own = { athleteId, state: 'spoken' as const, ledBy: IsNull() };
    const rows = await this.database.read(Nudge).find({
      where: before === undefined ? own : olderThan(own, before),
      order: { spokenAt: 'DESC', id: 'DESC' },
      take: PAGE + 1,
    });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return { notes: await this.notes(athleteId, rows.slice(0, PAGE)), next: last ? bookmark(last) : null };
  }

  /** Those of now that were not looked at, as far as they fit, and how many of the last week were not. */
  async unseen(athleteId: string): Promise<{ cards: Note[]; unseen: number }> {
    const now = this.clock.now();
    const rows = await this.untouched(athleteId, UNSEEN_DAYS, { ledBy: IsNull() });
    const notes = await this.notes(athleteId, rows);
    const isAtRest = await this.rest.standsNow(athleteId);
    const cards = notes
      .filter(({ nudge }) => nudge.expiresAt > now && !(isAtRest && KIND_FACTS[nudge.kind].isOfTraining))
      .toSorted(byRank);
    return { cards: cards.slice(0, CARDS), unseen: notes.length };
  }

  async count(athleteId: string): Promise<number> {
    return (await this.unseen(athleteId)).unseen;
  }

  /** Those about safety that were not looked at, whether they led a message or not; newest first. */
  async cautions(athleteId: string): Promise<Note[]> {
    // However many tips came since: none of them is to take a caution's place.
    const rows = await this.untouched(athleteId, CAUTION_DAYS, { kind: In([...MAY_BE_CAUTIONS]) });
    const shown = await this.showing.of(athleteId, rows);
    return shown.filter(({ reading }) => reading.isCaution).map((one) => ({ ...one, along: [] }));
  }

  /** Another text once something more is said. From an index alone. */
  async stamp(athleteId: string): Promise<string> {
    const row = await this.database
      .read(Nudge)
      .createQueryBuilder('nudge')
      .select('COUNT(*)', 'count')
      .addSelect('MAX(nudge.spoken_at)', 'last')
      .where('nudge.athlete_id = :athleteId AND nudge.state = :spoken', { athleteId, spoken: 'spoken' })
      .getRawOne<object>();
    return JSON.stringify(row);
  }

  /** @throws NoSuchNudge also for somebody else's, and for what may no longer be shown */
  async note(athleteId: string, id: string): Promise<Note> {
    const row = await this.database.read(Nudge).findOneBy({ id, athleteId, state: 'spoken' });
    const [note] = await this.notes(athleteId, row ? [row] : []);
    if (note?.nudge.id !== id) throw new NoSuchNudge();
    return note;
  }

  private async untouched(athleteId: string, days: number, which: FindOptionsWhere<Nudge>): Promise<Nudge[]> {
    const spokenAt = MoreThan(new Date(this.clock.now().getTime() - days * DAY_MS));
    const untouched = { seenAt: IsNull(), actedAt: IsNull(), dismissedAt: IsNull() };
    return this.database.read(Nudge).find({
      where: { athleteId, state: 'spoken', spokenAt, ...untouched, ...which },
      order: { spokenAt: 'DESC', id: 'DESC' },
      take: UNSEEN_COUNTED,
    });
  }

  private async notes(athleteId: string, rows: readonly Nudge[]): Promise<Note[]> {
    if (rows.length === 0) return [];
    const ledBy = In(rows.map(({ id }) => id));
    const led = await this.database.read(Nudge).find({
      where: { athleteId, state: 'spoken', ledBy },
      order: { spokenAt: 'ASC', id: 'ASC' },
    });
    const shown = await this.showing.of(athleteId, [...rows, ...led]);
    return rows.flatMap(({ id }) => {
      // Where the one that led may not be shown any more, the next leads: it takes no other along into silence.
      const [lead, ...along] = shown.filter(({ nudge }) => nudge.id === id || nudge.ledBy === id);
      return lead ? [{ ...lead, along }] : [];
    });
  }
}

function byRank(one: Note, other: Note): number {
  const rank = ({ nudge, reading }: Note) => (reading.isCaution ? 0 : KIND_FACTS[nudge.kind].priority);
  return rank(one) - rank(other) || other.nudge.spokenAt!.getTime() - one.nudge.spokenAt!.getTime();
}

/** As it is made, and nothing else: a database refuses what is no id, and not in a reader's words. */
const Bookmark = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

function bookmark({ spokenAt, id }: Nudge): string {
  return Buffer.from(`${spokenAt!.toISOString()}|${id}`).toString('base64url');
}

function olderThan<Where extends object>(own: Where, mark: string) {
  const told = Bookmark.safeParse(Buffer.from(mark, 'base64url').toString().split('|'));
  if (!told.success) throw new NoSuchInboxPage();
  const [moment, id] = told.data;
  const spokenAt = new Date(moment);
  return [
    { ...own, spokenAt: LessThan(spokenAt) },
    { ...own, spokenAt, id: LessThan(id) },
  ];
}
