import type { Verdict } from '#src/advice/advice';
import type { Finish } from '#src/jobs/handles';
import { LooksDue } from '#src/nudges/nudges.topics';
import { Nudge } from '#src/nudges/nudge.entity';
import { Nudger } from '#src/nudges/nudger';
import type { Occasion } from '#src/nudges/adviser';
import { Outbox } from '#src/jobs/outbox';
import { Accounts } from '#src/people/accounts';
import { SimClock } from '#simulators/clock';
import { startPush } from '#simulators/push/push';
import type { PushSimulator } from '#simulators/push/push-simulator';
import { anApp, PASSWORD, type TestApp } from './app.js';
import { Browser, ownAddress } from './browser.js';
import { StandingClock } from './clock.js';
import { letIn } from './consenting.js';
import { PlantedAdviser } from './planted-adviser.js';
import { PlayedBack } from './played-back.js';

let people = 0;

/** Somebody who has been here for a while, in Stockholm unless told otherwise. */
export interface Guest {
  athleteId: string;
  accountId: string;
  browser: Browser;
}

/** The application with an adviser that says what a test wants it to, and a clock that a test moves. */
export class NudgeHouse {
  readonly tape = new PlayedBack();
  readonly adviser = new PlantedAdviser();
  readonly clock = new StandingClock(new Date('2026-05-01T08:00:00Z'));
  svett!: TestApp;
  push!: PushSimulator;

  /** `ownAdvisers`: those of Svett itself speak. */
  static async open({ ownAdvisers = false, settings: more = {} } = {}): Promise<NudgeHouse> {
    const house = new NudgeHouse();
    const { tape: reader, adviser, clock } = house;
    const simClock = new SimClock();
    simClock.now = () => clock.now();
    simClock.nowS = () => Math.floor(clock.now().getTime() / 1000);
    ({ push: house.push } = await startPush({ secure: false, clock: simClock }));
    const settings = { OUTGOING_PRIVATE_ADDRESSES: 'allow', ...more };
    house.svett = await anApp({ reader, ...(!ownAdvisers && { advisers: [adviser] }), clock, settings });
    return house;
  }

  async close(): Promise<void> {
    await this.svett.close();
    await this.push.close();
  }

  /** Everything that is due by `iso` comes true in its own minute. */
  async until(iso: string): Promise<void> {
    const then = new Date(iso);
    await this.svett.work();
    while (this.clock.now() < then) {
      const left = (then.getTime() - this.clock.now().getTime()) / 60_000;
      this.clock.pass({ minutes: Math.min(5, left) });
      await this.svett.work();
    }
  }

  /** The clock strikes, and whoever is to be looked at is. */
  async strike(): Promise<void> {
    const key = this.clock.now().toISOString();
    await this.svett.database.transaction((tx) => this.svett.get(Outbox).put(tx, LooksDue, {}, { key }));
    await this.svett.work();
  }

  /** Noon in Stockholm, of a summer's day, days after whoever came last. */
  toNoon(): void {
    const today = this.clock.now().toISOString().slice(0, 10);
    const noon = Date.parse(`${today}T10:00:00Z`) + 4 * 86_400_000;
    this.clock.pass({ hours: (noon - this.clock.now().getTime()) / 3_600_000 });
  }

  /** `phone`: it hears of what is said. */
  async guest({ timeZone = 'Europe/Stockholm', phone = true } = {}): Promise<Guest> {
    const email = `guest${++people}@example.org`;
    const person = { email, password: PASSWORD, role: 'athlete', language: 'en', timeZone } as const;
    const { athleteId, accountId } = await this.svett.get(Accounts).add(person);
    await letIn(this.svett, athleteId);
    const browser = Object.assign(this.svett.browser(), { address: ownAddress() });
    await browser.post('/api/v1/sign-in', { email, password: PASSWORD });
    if (phone) await browser.put('/api/v1/push-devices', { ...this.push.subscribe(), label: 'Phone' });
    await this.svett.work();
    return { athleteId, accountId, browser };
  }

  /** Gives a reason to look, for which `verdicts` are said, then and when they are due. */
  async give(occasion: Occasion, verdicts: Verdict[]): Promise<void> {
    const before = this.adviser.says;
    // PostgreSQL keeps the fields of a JSON in an order of its own.
    const nameOf = (one: Occasion) => JSON.stringify(Object.entries(one).toSorted());
    const same = nameOf(occasion);
    this.adviser.says = (one, asked) => (nameOf(one) === same ? verdicts : before(one, asked));
    const finish: Finish = (work) => this.svett.database.transaction(work);
    await this.svett.get(Nudger).consider(occasion, finish);
  }

  /** Oldest first. */
  nudges(athleteId: string): Promise<Nudge[]> {
    const order = { createdAt: 'ASC', kind: 'ASC' } as const;
    return this.svett.database.read(Nudge).find({ where: { athleteId }, order });
  }

  /** What became of each kind, in a line. */
  async told(athleteId: string): Promise<Record<string, string>> {
    const rows = await this.nudges(athleteId);
    return Object.fromEntries(rows.map((row) => [row.kind, lineOf(row)]));
  }
}

function lineOf({ state, silentBecause, pushedAt, spokenAt, dueAt, ledBy, pushAt }: Nudge): string {
  const at = (moment: Date) => moment.toISOString().slice(5, 16);
  if (state === 'silent') return `silent: ${silentBecause}`;
  if (state === 'waiting') return `waits for ${at(dueAt)}`;
  const phone = pushedAt ? `, phone ${at(pushedAt)}` : pushAt ? `, phone to come ${at(pushAt)}` : '';
  return `said ${at(spokenAt!)}${phone}${ledBy ? ', along' : ''}`;
}
