import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { EstimateLog } from '#src/estimates/estimate-log';
import { LessonLearned, ModelChanged } from '#src/estimates/estimates.topics';
import { Passes } from '#src/estimates/passes';
import { Reckoner, type Settlement } from '#src/estimates/reckoner';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import { Problem } from '#src/kernel/problem';
import { ConsentChanged, ProfileChanged } from '#src/people/people.topics';
import type { Lineage } from '#src/sessions/audience';
import { SessionShelf } from '#src/sessions/session-shelf';
import {
  SessionChanged,
  SessionPurged,
  SessionRecorded,
  SessionRemoved,
  SessionTold,
} from '#src/sessions/sessions.topics';
import { WeatherFound } from '#src/weather/weather.topics';

const LINEAGES: readonly Lineage[] = ['shareable', 'owner'];

/** Hears of sessions and writes down what they cost. */
@Injectable()
export class Estimator {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Reckoner) private readonly reckoner: Reckoner,
    @Inject(EstimateLog) private readonly log: EstimateLog,
  ) {}

  private readonly passes = new Passes((athleteId) => this.passOver(athleteId, null));

  @Handles(SessionRecorded)
  async onSession({ sessionId }: Said<typeof SessionRecorded>, finish: Finish): Promise<void> {
    await this.estimate(sessionId, finish);
  }

  @Handles(SessionChanged)
  async onChange({ sessionId, shareable }: Said<typeof SessionChanged>, finish: Finish): Promise<void> {
    await this.estimate(sessionId, finish, { dataChanged: shareable });
  }

  @Handles(SessionTold)
  async onTold({ sessionId, takenBack }: Said<typeof SessionTold>, finish: Finish): Promise<void> {
    await this.estimate(sessionId, finish, { dataChanged: takenBack });
  }

  @Handles(SessionPurged)
  async onPurge({ sessionId }: Said<typeof SessionPurged>, finish: Finish): Promise<void> {
    await this.estimate(sessionId, finish);
  }

  @Handles(WeatherFound)
  async onWeather({ sessionId }: Said<typeof WeatherFound>, finish: Finish): Promise<void> {
    await this.estimate(sessionId, finish);
  }

  @Handles(ConsentChanged)
  async onConsent({ athleteId, purpose }: Said<typeof ConsentChanged>, finish: Finish): Promise<void> {
    if (purpose !== 'health-data' && purpose !== 'weather-lookups') return;
    await this.estimateAgain(athleteId);
    await finish((tx) => this.log.announceSeenAnew(tx, athleteId));
  }

  @Handles(ProfileChanged)
  async onProfile({ athleteId }: Said<typeof ProfileChanged>, finish: Finish): Promise<void> {
    await this.estimateAgain(athleteId);
    await finish((tx) => this.log.announceSeenAnew(tx, athleteId));
  }

  @Handles(LessonLearned)
  async onLesson({ athleteId, since }: Said<typeof LessonLearned>): Promise<void> {
    await (since === null ? this.estimateAgain(athleteId) : this.passOver(athleteId, new Date(since)));
  }

  @Handles(ModelChanged)
  async onModel({ athleteId }: Said<typeof ModelChanged>): Promise<void> {
    await this.estimateAgain(athleteId);
  }

  /** A link that ends takes hundreds along: what they had taught is forgotten once, not hundreds of times. */
  @Handles(SessionRemoved)
  async onRemoval({ athleteId }: Said<typeof SessionRemoved>, finish: Finish): Promise<void> {
    await finish((tx) => this.log.announceLesson(tx, athleteId));
  }

  /** All of an athlete's sessions, oldest first, as each teaches the next. Safe to break off and begin anew. */
  estimateAgain(athleteId: string): Promise<void> {
    return this.passes.over(athleteId);
  }

  /** `dataChanged`: that of the shareable lineage. Of the owner's nothing old is kept in any case. */
  private async estimate(sessionId: string, finish: Finish, why = { dataChanged: false }): Promise<void> {
    const settlements = await this.settlementsOf(sessionId);
    if (settlements.length === 0) return;
    await finish(async (tx) => {
      for (const settlement of settlements) {
        const { athleteId } = settlement;
        const since = await settlement.write(tx, why);
        // Asked only now: a later session that was estimated meanwhile knew nothing of this one.
        if (since && (await this.hasAnyAfter(since, athleteId)))
          await this.log.announceLesson(tx, athleteId, since);
      }
      await this.log.announceReckoned(tx, sessionId);
    });
  }

  private async passOver(athleteId: string, since: Date | null): Promise<void> {
    const failures: unknown[] = [];
    const seen = new Set<string>();
    // Until none is left: what was recorded meanwhile knew only half of what has been learned by now.
    const unseen = async () =>
      (await this.sessions.idsOf(athleteId, since)).reverse().filter((id) => !seen.has(id));
    for (let ids = await unseen(); ids.length > 0; ids = await unseen()) {
      for (const sessionId of ids) {
        seen.add(sessionId);
        // SQLite answers without ever letting go of the thread: let requests in between.
        await setImmediate();
        // One damaged session must not keep the others from being seen anew.
        await this.settleAgain(sessionId).catch((error: unknown) => failures.push(error));
      }
    }
    const passing = failures.find((error) => error instanceof Problem && error.kind === 'transient');
    if (failures.length > 0) throw passing ?? failures[0];
  }

  private async settleAgain(sessionId: string): Promise<void> {
    for (const { stands, write } of await this.settlementsOf(sessionId)) {
      if (await stands()) continue;
      await this.database.transaction(async (tx) => {
        await write(tx);
        await this.log.announceReckoned(tx, sessionId);
      });
    }
  }

  /** One a lineage; none once the session is gone. */
  private async settlementsOf(sessionId: string): Promise<Settlement[]> {
    const settlements: Settlement[] = [];
    for (const lineage of LINEAGES) {
      const settlement = await this.reckoner.settle(lineage, sessionId);
      if (settlement) settlements.push(settlement);
    }
    return settlements;
  }

  /** What is yet to be reckoned will know of it: years that arrive in order of time teach nobody anew. */
  private hasAnyAfter(moment: Date, athleteId: string): Promise<boolean> {
    return this.log.holdsAnyAfter(moment, athleteId);
  }
}
