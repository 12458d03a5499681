import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Finish, Handles } from '#src/jobs/handles';
import { Outbox } from '#src/jobs/outbox';
import { reasonOf } from '#src/jobs/retry';
import type { Said } from '#src/jobs/topic';
import { newId } from '#src/kernel/ids';
import { SessionShelf } from '#src/sessions/session-shelf';
import { type Asked, LookUps } from '#src/weather/look-ups';
import { wayOf } from '#src/weather/way';
import { WeatherLater } from '#src/weather/weather.problems';
import { WeatherFound, WeatherWanted } from '#src/weather/weather.topics';

/** Looks for one moment are spread over this much, so that they do not all come on the hour, seconds. */
const SPREAD_S = 1_800;

/** Hears that weather is wanted for a session, and has it fetched; again when what was told is no longer good. */
@Injectable()
export class WeatherAsker {
  private readonly log = new Logger('Weather');

  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(LookUps) private readonly lookUps: LookUps,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  @Handles(WeatherWanted)
  async onWanted({ sessionId, lineage }: Said<typeof WeatherWanted>, finish: Finish): Promise<void> {
    const found = await this.sessions.recording(lineage, sessionId);
    const way = found && wayOf(found.recording, found.placeRoundingDeg);
    if (!way) return;
    const asked = await this.lookUps.fill(found.athleteId, way);
    if (asked === 'no-consent') return;
    for (const { name, problem } of asked.failures) this.log.warn(`${name}: ${reasonOf(problem)}`);
    if (!asked.changed) giveUpFor(asked);
    const next = nextOf(asked);
    const dueAt = next && spread(next, sessionId);
    await finish(async (tx) => {
      if (asked.changed)
        await this.outbox.put(tx, WeatherFound, { sessionId }, { key: `${sessionId}:${newId()}` });
      if (dueAt) {
        const key = `${sessionId}:${lineage}:${dueAt.toISOString()}`;
        await this.outbox.put(tx, WeatherWanted, { sessionId, lineage }, { key, dueAt });
      }
    });
  }
}

/** Nothing new was had: if that is for want of an answer, the fact itself comes back. */
function giveUpFor({ askAgainAt, failures }: Asked): void {
  if (askAgainAt) throw new WeatherLater(askAgainAt);
  const [failure] = failures;
  if (failure) throw failure.problem;
}

function nextOf({ askAgainAt, nextLook }: Asked): Date | null {
  if (!askAgainAt || !nextLook) return askAgainAt ?? nextLook;
  return askAgainAt < nextLook ? askAgainAt : nextLook;
}

/** The same for a session each time, and another for another. */
function spread(moment: Date, sessionId: string): Date {
  return new Date(moment.getTime() + (parseInt(sessionId.slice(0, 8), 16) % SPREAD_S) * 1000);
}
