import { setTimeout as pause } from 'node:timers/promises';
import type { StravaSimulator } from '#simulators/strava/strava';
import { aFitFile } from '../support/fit-file.js';
import { aLiveStream } from '../support/live-stream.js';
import { Answers, type Athlete, statusOf } from './people.js';
import type { Service } from './service.js';

const MINUTE_MS = 60_000;
const LISTENS_MS = 20_000;
const PAGES = ['sessions?limit=30', 'inbox', 'today', 'coverage', 'links', 'sweat-factor', 'tasks'];

/** Everything people and brands do, each at a pace of its own, until it is told to end. Counts what was answered. */
export class MixedLoad {
  readonly answers = new Map<string, Answers>();
  private isOver = false;
  private readonly under: Promise<void>[] = [];
  private workouts = 0;
  private turn = 0;

  constructor(
    private readonly service: Service,
    private readonly athletes: readonly Athlete[],
    private readonly strava: StravaSimulator,
  ) {}

  begin(): void {
    this.under.push(
      this.every(2_000, 'uploads', () => this.upload()),
      this.every(500, 'pages', (who) => who.browser.get(PAGES[this.turn % PAGES.length]!)),
      this.every(5_000, 'sign-ins', (who) => who.signIn()),
      this.every(3_000, 'live streams', (who) => this.listen(who)),
      this.every(4_000, 'workouts at Strava', async (who) => {
        this.strava.addActivity(who.stravaId, { durationS: 900 }, { announce: true });
      }),
    );
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.under);
  }

  private async every(ms: number, what: string, act: (who: Athlete) => Promise<unknown>): Promise<void> {
    const answers = new Answers();
    this.answers.set(what, answers);
    const open = new Set<Promise<void>>();
    while (!this.isOver) {
      const who = this.athletes[this.turn++ % this.athletes.length]!;
      const one: Promise<void> = act(who)
        .then(
          () => answers.add('fine'),
          (error: unknown) => answers.add(statusOf(error)),
        )
        .finally(() => open.delete(one));
      open.add(one);
      await pause(ms);
    }
    await Promise.all(open);
  }

  /** Workouts go back in time by an hour each, so that no two are one. */
  private async upload(): Promise<void> {
    this.workouts += 1;
    const who = this.athletes[this.workouts % this.athletes.length]!;
    const startedAt = new Date(Date.now() - this.workouts * 60 * MINUTE_MS);
    const bytes = aFitFile({ startedAt, minutes: 40, everyS: 5 });
    const { items } = await who.browser.upload([{ name: `${this.workouts}.fit`, bytes }]);
    const { sessionId } = items[0]!;
    const weighed = { preKg: 68.4, postKg: 67.9, drinkKg: 0.2, sure: true };
    if (sessionId && this.workouts % 10 === 0)
      await who.browser.put(`sessions/${sessionId}/weigh-in`, weighed);
  }

  private async listen({ browser }: Athlete): Promise<void> {
    const stream = await aLiveStream(`${this.service.address}/api/v1/live`, browser.headers());
    await Promise.race([pause(LISTENS_MS), stream.ended]);
    stream.leave();
  }
}
