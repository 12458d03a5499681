import { Inject, Injectable } from '@nestjs/common';
import type { Tomorrow } from '#src/advice/weighing';
import type { Sport } from '#src/kernel/sport';
import { SessionShelf } from '#src/sessions/session-shelf';
import { calibrationGroupOf } from '#src/sweat/calibration';
import { daysAfter } from '#src/timing/local';
import { TrainingDays } from '#src/training/training-days';

const WEEK_DAYS = 7;
const LOOKED_BACK_WEEKS = 6;
/** Done on so many of the same weekdays it is a habit. [own] */
const HABIT_WEEKS = 3;

/** What somebody usually does on a weekday, for whoever enters no plans. */
@Injectable()
export class UsualTomorrow {
  constructor(
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
  ) {}

  async of(athleteId: string, day: string): Promise<Tomorrow[]> {
    const weekdays = Array.from({ length: LOOKED_BACK_WEEKS }, (_, i) =>
      daysAfter(day, -(i + 1) * WEEK_DAYS),
    );
    const all = await this.training.between(athleteId, weekdays.at(-1)!, weekdays[0]!);
    const same = all.filter((one) => weekdays.includes(one.day));
    const ids = same.map(({ sessionId }) => sessionId);
    const sessions = await this.sessions.named('owner', athleteId, ids);
    const kinds = new Map<string, { tomorrow: Tomorrow; days: Set<string> }>();
    for (const { sessionId, day: done, movingMin } of same) {
      const session = sessions.get(sessionId);
      if (!session) continue;
      const tomorrow = likeIt(session, movingMin);
      const known = kinds.get(tomorrow.group);
      if (known) known.days.add(done);
      else kinds.set(tomorrow.group, { tomorrow, days: new Set([done]) });
    }
    return [...kinds.values()].flatMap(({ tomorrow, days }) => (days.size >= HABIT_WEEKS ? [tomorrow] : []));
  }
}

function likeIt({ sport, indoor }: { sport: Sport; indoor: boolean | null }, durationMin: number): Tomorrow {
  const group = calibrationGroupOf({ sport, indoor: indoor ?? false });
  return { sport, group, band: null, durationMin, isPlanned: false };
}
