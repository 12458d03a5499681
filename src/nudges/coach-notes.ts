import { Inject, Injectable } from '@nestjs/common';
import { coachNote } from '#src/advice/coach-note';
import { MoreThan } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { DAY_MS } from '#src/kernel/clock';
import type { Occasion } from '#src/nudges/adviser';
import { Council } from '#src/nudges/council';
import { askedAt } from '#src/nudges/moments';
import { Nudge } from '#src/nudges/nudge.entity';
import { Nudger } from '#src/nudges/nudger';
import { NoteIsAnother, TooManyNotes } from '#src/nudges/nudges.problems';
import { NoSuchPerson } from '#src/people/people.problems';

type Writing = Omit<Extract<Occasion, { of: 'coach-note' }>, 'of'>;

export interface ToPassOn extends Writing {
  coach: string;
  team: string;
  text: string;
}

/** What a coach learns of a note: never whether it was read, and not why it did not arrive. */
export type Arrival = 'waiting' | 'in-inbox' | 'not-delivered';

export interface PassedOn {
  id: string;
  text: string;
  at: Date;
  arrival: Arrival;
}

/** However much there is to say: more than this from one coach on one day is no note any more. */
const MOST_A_DAY = 3;
const LISTED = 20;
const ARRIVALS: Record<Nudge['state'], Arrival> = {
  waiting: 'waiting',
  spoken: 'in-inbox',
  silent: 'not-delivered',
};

/** Takes what coaches write to athletes, to be said when their readers let themselves be spoken to. */
@Injectable()
export class CoachNotes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Council) private readonly council: Council,
    @Inject(Nudger) private readonly nudger: Nudger,
  ) {}

  /** Sent again under its id it is the same note. @throws TooManyNotes @throws NoteIsAnother @throws NoSuchPerson */
  async write({ coach, team, text, ...writing }: ToPassOn): Promise<PassedOn> {
    const occasion: Occasion = { of: 'coach-note', ...writing };
    const { athleteId, coachId } = writing;
    const about = await this.council.about(occasion);
    if (!about) throw new NoSuchPerson();
    const { now, shareable, addressee } = about;
    const key = keyOfNote(writing);
    return this.database.transaction(async (tx) => {
      await this.council.makeSure(tx, about);
      await takeTurns(tx, `nudges:${athleteId}`);
      const known = await tx.findOneBy(Nudge, { athleteId, key });
      if (known && known.values['textSaid'] !== text) throw new NoteIsAnother();
      if (known) return passedOn(known);
      const since = MoreThan(new Date(now.getTime() - DAY_MS));
      const ofToday = await tx.findBy(Nudge, { athleteId, kind: 'coach-note', createdAt: since });
      if (ofToday.filter(isBy(coachId)).length >= MOST_A_DAY) throw new TooManyNotes(MOST_A_DAY);
      const asked = askedAt(now, addressee.timeZone);
      await this.nudger.put(tx, occasion, coachNote({ key, coach, team, text }), {
        asked,
        endedAt: null,
        shareable,
      });
      return passedOn(await tx.findOneByOrFail(Nudge, { athleteId, key }));
    });
  }

  /** Those of one coach to one athlete in one team, newest first. */
  async list({ athleteId, coachId, teamId }: Omit<Writing, 'noteId'>): Promise<PassedOn[]> {
    const rows = await this.database.read(Nudge).find({
      where: { athleteId, kind: 'coach-note' },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    const isInTeam = ({ occasion }: Nudge) => occasion.of === 'coach-note' && occasion.teamId === teamId;
    return rows.filter(isBy(coachId)).filter(isInTeam).slice(0, LISTED).map(passedOn);
  }
}

/** Ids are made by whoever writes: those of one coach say nothing of another's. */
export function keyOfNote({ coachId, noteId }: Pick<Writing, 'coachId' | 'noteId'>): string {
  return `${coachId}:${noteId}`;
}

function isBy(coachId: string): (nudge: Nudge) => boolean {
  return ({ occasion }) => occasion.of === 'coach-note' && occasion.coachId === coachId;
}

function passedOn({ occasion, values, createdAt, state }: Nudge): PassedOn {
  const id = occasion.of === 'coach-note' ? occasion.noteId : '';
  return { id, text: String(values['textSaid']), at: createdAt, arrival: ARRIVALS[state] };
}
