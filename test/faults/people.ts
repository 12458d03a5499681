import { setTimeout as pause } from 'node:timers/promises';
import { PersonAtBrowser, Refused } from '#simulators/squad/person-at-browser';
import type { StravaSimulator } from '#simulators/strava/strava';
import { aFitFile } from '../support/fit-file.js';
import type { Service } from './service.js';

const HOUR_MS = 3_600_000;
const PASSWORD = 'salt on the trail';
const AGAIN_MS = 250;

/** Somebody with a browser, and an account at Strava. */
export interface Athlete {
  browser: PersonAtBrowser;
  stravaId: string;
  /** Signs in once more, at another browser. */
  signIn(): Promise<void>;
}

/** The first account of a new service, signed in, with a body mass. */
export async function somebody({ address, setupToken }: Service): Promise<PersonAtBrowser> {
  const who = new PersonAtBrowser(address, '10.0.0.1');
  await who.post('setup', { ...(await formOf(who, 'ada@example.org')), token: setupToken });
  await who.post('profile/masses', { measuredOn: '2026-01-01', massKg: 68 });
  return who;
}

/** So many people of a new service whose door stands open, each with an account at Strava that is linked. */
export async function athletesOf(
  service: Service,
  strava: StravaSimulator,
  count: number,
): Promise<Athlete[]> {
  await somebody(service);
  const athletes: Athlete[] = [];
  for (let n = 1; n <= count; n += 1) {
    const email = `athlete${n}@example.org`;
    const browser = new PersonAtBrowser(service.address, `10.0.1.${n}`);
    await browser.post('join', { ...(await formOf(browser, email)), token: null });
    await browser.post('profile/masses', { measuredOn: '2026-01-01', massKg: 60 + n });
    const signIn = () =>
      new PersonAtBrowser(service.address, `10.0.2.${n}`).post<void>('sign-in', {
        email,
        password: PASSWORD,
      });
    athletes.push({ browser, signIn, stravaId: await linked(browser, strava, n) });
  }
  return athletes;
}

/** Answers who they are at Strava. */
export async function linked(who: PersonAtBrowser, strava: StravaSimulator, seed: number): Promise<string> {
  const { id } = strava.addAthlete(seed, { days: 0 });
  const { url } = await who.post<{ url: string }>('links/strava/authorise');
  await who.comeBack(strava.approve(url, { athleteId: id }));
  return id;
}

async function formOf(who: PersonAtBrowser, email: string): Promise<object> {
  const asked = 'consents/health-data/text?language=en';
  const { textSha256: healthData } = await who.get<{ textSha256: string }>(asked);
  return { email, password: PASSWORD, language: 'en', birthDate: '1990-05-17', healthData };
}

/** A status, or `none` where nobody answered. */
export function statusOf(error: unknown): string {
  return error instanceof Refused ? String(error.status) : 'none';
}

/** How often each answer came: `200 ×40, 503 ×3`. */
export class Answers {
  private readonly counts = new Map<string, number>();

  add(status: string): void {
    this.counts.set(status, (this.counts.get(status) ?? 0) + 1);
  }

  get all(): string[] {
    return [...this.counts.keys()];
  }

  get told(): string {
    return [...this.counts]
      .sort()
      .map(([status, times]) => `${status} ×${times}`)
      .join(', ');
  }
}

/** Hands in workouts one after the other, each until it is taken, as a watch does. */
export class HandingIn {
  /** Of each workout that was taken, the session. */
  readonly taken: string[] = [];
  readonly answers = new Answers();
  private readonly first = Date.now();

  constructor(
    private readonly who: PersonAtBrowser,
    private readonly everyMs = 150,
  ) {}

  /** `count` more of them, each an hour older than the last. */
  async handIn(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const startedAt = new Date(this.first - (this.taken.length + 1) * HOUR_MS);
      await this.one(aFitFile({ startedAt, minutes: 10, everyS: 5 }), `${startedAt.toISOString()}.fit`);
      await pause(this.everyMs);
    }
  }

  /** Until one more is taken. */
  async another(): Promise<void> {
    const { length } = this.taken;
    while (this.taken.length === length) await pause(AGAIN_MS);
  }

  private async one(bytes: Uint8Array, name: string): Promise<void> {
    for (;;) {
      try {
        const { items } = await this.who.upload([{ name, bytes }]);
        const { sessionId, problem } = items[0]!;
        this.answers.add(sessionId ? '200' : `200 with ${problem?.code}`);
        if (sessionId) return void this.taken.push(sessionId);
        await pause(AGAIN_MS);
      } catch (error) {
        const status = statusOf(error);
        if (/^4(?!29)/.test(status)) throw error;
        this.answers.add(status);
        await pause(AGAIN_MS);
      }
    }
  }
}

/** Looks at the list of sessions and at /readyz, over and over. */
export class Onlooker {
  readonly pages = new Answers();
  readonly ready = new Answers();
  private isOver = false;
  private looking: Promise<unknown>[] = [];

  constructor(
    private readonly service: Service,
    private readonly who: PersonAtBrowser,
    private readonly everyMs = 200,
  ) {}

  begin(): this {
    this.looking = [
      this.again(this.pages, () => this.who.get('sessions?limit=5')),
      this.again(this.ready, () => readyz(this.service)),
    ];
    return this;
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.looking);
  }

  private async again(answers: Answers, look: () => Promise<unknown>): Promise<void> {
    while (!this.isOver) {
      answers.add(
        await look().then(
          () => '200',
          (error: unknown) => statusOf(error),
        ),
      );
      await pause(this.everyMs);
    }
  }
}

/** @throws Refused unless it is ready */
export async function readyz({ address }: Service): Promise<void> {
  const answer = await fetch(`${address}/readyz`);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Refused(answer.status, 'GET', '/readyz', '');
}
