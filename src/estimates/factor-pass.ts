import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { EstimateLog, type NewEstimate, type Remakeable } from '#src/estimates/estimate-log';
import { personalResult } from '#src/estimates/estimate-view';
import { FactorMoved } from '#src/estimates/estimates.topics';
import { personalAnew } from '#src/estimates/kept-raw';
import { Relearning } from '#src/estimates/relearning';
import { calibrationFor, type Lesson, WeighInLessons } from '#src/estimates/weigh-in-lessons';
import { type Finish, Handles } from '#src/jobs/handles';
import type { Said } from '#src/jobs/topic';
import type { Lineage } from '#src/sessions/audience';
import { SessionShelf } from '#src/sessions/session-shelf';
import { median } from '#src/sweat/distribution';

/** Sessions read in one go. */
const READ_AT_ONCE = 50;
/** Estimates written in one transaction: whoever else wants to write waits no longer than for these. */
const WRITTEN_AT_ONCE = 8;
/** SQLite and the calculator answer without letting go of the thread; after this long, requests get their turn, ms. */
const LONGEST_STRIDE_MS = 8;

type Lessons = Record<Lineage, Lesson[]>;
interface Made {
  old: Remakeable;
  anew: NewEstimate;
}

/**
 * Estimates all of an athlete's sessions anew once their factor is another: what they sweat more than the model in one
 * sport is partly so in every other. Newest first, as people look at those. Only the person changes, so it needs neither
 * streams nor weather: it begins with what is kept of each estimate before the person. Safe to break off at any moment;
 * what is done already stands.
 */
@Injectable()
export class FactorPass {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(WeighInLessons) private readonly lessons: WeighInLessons,
    @Inject(EstimateLog) private readonly log: EstimateLog,
    @Inject(Relearning) private readonly relearning: Relearning,
  ) {}

  private readonly running = new Map<string, Promise<void>>();

  @Handles(FactorMoved)
  async onFactor({ athleteId, taskId }: Said<typeof FactorMoved>, finish: Finish): Promise<void> {
    // One at a time for each athlete: the one that runs sees that another waits, and leaves the rest to it. Another
    // process may be at one as well; Relearning sees to it that only the newest writes.
    const before = this.running.get(athleteId) ?? Promise.resolve();
    const pass = before.catch(() => undefined).then(() => this.over(athleteId, taskId));
    this.running.set(athleteId, pass);
    try {
      await pass;
    } finally {
      if (this.running.get(athleteId) === pass) this.running.delete(athleteId);
    }
    await finish((tx) => this.relearning.end(tx, taskId));
  }

  private async over(athleteId: string, taskId: string): Promise<void> {
    const ids = await this.sessions.idsOf(athleteId);
    const begins = await this.database.transaction((tx) =>
      this.relearning.begin(tx, athleteId, taskId, ids.length),
    );
    if (!begins) return;
    const lessons: Lessons = {
      owner: await this.lessons.of('owner', athleteId),
      shareable: await this.lessons.of('shareable', athleteId),
    };
    const stride = strides();
    for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
      const rows = await this.log.remakeable(ids.slice(from, from + READ_AT_ONCE));
      const made: Made[] = [];
      for (const old of rows) {
        const anew = remade(old, lessons);
        if (anew) made.push({ old, anew });
        await stride();
      }
      const done = Math.min(ids.length, from + READ_AT_ONCE);
      if (!(await this.write(made, { athleteId, taskId, done, stride }))) return;
    }
  }

  /** false: what was learned is out of date by now, or may be used no more. */
  private async write(
    made: readonly Made[],
    about: { athleteId: string; taskId: string; done: number; stride: () => Promise<void> },
  ): Promise<boolean> {
    const { athleteId, taskId, done, stride } = about;
    for (let from = 0; from < Math.max(made.length, 1); from += WRITTEN_AT_ONCE) {
      const some = made.slice(from, from + WRITTEN_AT_ONCE);
      const left = made.length - from - some.length;
      const writing = this.database.transaction(async (tx) => {
        if (!(await this.relearning.goOn(tx, athleteId, taskId, done - left))) throw new OutOfDate();
        for (const { old, anew } of some) {
          await this.log.remake(tx, old, anew);
          await stride(); // readers have a connection of their own
        }
        // After the estimates' own turns, as whoever settles a session takes them in this order too.
        if (!(await this.relearning.mayStand(tx, athleteId, taskId))) throw new OutOfDate();
      });
      if (!(await stood(writing))) return false;
      await stride();
    }
    return true;
  }
}

/** What was learned is other by now. */
class OutOfDate extends Error {}

function stood(writing: Promise<void>): Promise<boolean> {
  return writing.then(
    () => true,
    (error: unknown) => {
      if (error instanceof OutOfDate) return false;
      throw error;
    },
  );
}

/** The same estimate for what is known of the person now; null where that is what it was made for. */
function remade(old: Remakeable, lessons: Lessons): NewEstimate | null {
  const { id: _, current: __, frozen: ___, madeAt: ____, ...row } = old;
  const personal = personalAnew(old.raw, calibrationFor(lessons[old.lineage], old), old.inputRevision);
  if (!personal) return null;
  const { estimate, inputRevision } = personal;
  return {
    ...row,
    inputRevision,
    lossL: median(estimate.litres),
    lossSigma: estimate.litres.sigma,
    magnesiumMg: median(estimate.minerals.magnesium),
    magnesiumSigma: estimate.minerals.magnesium.sigma,
    result: { ...old.result, ...personalResult(estimate) },
  };
}

/** Lets go of the thread whenever it has been held for long. */
function strides(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST_STRIDE_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
