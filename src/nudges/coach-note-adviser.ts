import { Inject, Injectable } from '@nestjs/common';
import type { Verdict } from '#src/advice/advice';
import { coachNote, parted } from '#src/advice/coach-note';
import { Database } from '#src/database/database';
import { Adviser, type Occasion } from '#src/nudges/adviser';
import { keyOfNote } from '#src/nudges/coach-notes';
import { Nudge } from '#src/nudges/nudge.entity';
import { Squads } from '#src/teams/squads';

/** Looks, in the moment a coach's note is due, whether coach and athlete are still in one team. */
@Injectable()
export class CoachNoteAdviser extends Adviser {
  readonly kinds = ['coach-note'] as const;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Squads) private readonly squads: Squads,
  ) {
    super();
  }

  async on(occasion: Occasion): Promise<Verdict[]> {
    if (occasion.of !== 'coach-note') return [];
    const { athleteId, teamId, coachId } = occasion;
    if (!(await this.squads.coaches({ accountId: coachId }, teamId, athleteId))) return [parted()];
    const key = keyOfNote(occasion);
    const kept = await this.database.read(Nudge).findOneBy({ athleteId, key });
    if (!kept) return [];
    const { coachSaid, teamSaid, textSaid } = kept.values;
    return [coachNote({ key, coach: String(coachSaid), team: String(teamSaid), text: String(textSaid) })];
  }
}
