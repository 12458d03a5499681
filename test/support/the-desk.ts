import { OutboxRow } from '#src/jobs/outbox-row.entity';
import { Accounts } from '#src/people/accounts';
import { hashPassword } from '#src/people/passwords';
import { SessionShelf } from '#src/sessions/session-shelf';
import type { Session } from '#src/sessions/session.entity';
import { type Entered, SourceDesk, type Told } from '#src/sessions/source-desk';
import { OWN_FILE, type SourceTerms } from '#src/sessions/source-terms.port';
import { encodeStreams } from '#src/sessions/stream-blob';
import { aRecording, type RecordingWishes } from './a-recording.js';
import { PASSWORD, type TestApp } from './app.js';
import { type Browser, ownAddress } from './browser.js';
import { letIn } from './consenting.js';

/** As Strava's terms read. */
export const STRAVA_LIKE: SourceTerms = {
  others: 'never',
  rawDays: 6,
  derived: 'keep',
  afterUnlinking: 'erase',
  placeRoundingDeg: 0.1,
  deletionWithinH: 48,
};

const TERMS: Record<string, SourceTerms> = { strava: STRAVA_LIKE };

let people = 0;

/** One athlete at the desk where sources hand in what they know. */
export class TheDesk {
  private constructor(
    readonly svett: TestApp,
    readonly athleteId: string,
    private readonly email: string,
  ) {}

  /** Nobody can sign in as them: hashing a password takes a while, by design. */
  static of(svett: TestApp): Promise<TheDesk> {
    return TheDesk.with(svett, 'no password');
  }

  static async signedIn(svett: TestApp): Promise<{ desk: TheDesk; browser: Browser }> {
    const desk = await TheDesk.with(svett, await hashPassword(PASSWORD));
    const browser = Object.assign(svett.browser(), { address: ownAddress() });
    await browser.post('/api/v1/sign-in', { email: desk.email, password: PASSWORD });
    return { desk, browser };
  }

  private static async with(svett: TestApp, passwordHash: string): Promise<TheDesk> {
    const email = `desk${++people}@example.org`;
    const person = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
    const accounts = svett.get(Accounts);
    const { athleteId } = await svett.database.transaction((tx) => accounts.write(tx, person, passwordHash));
    await letIn(svett, athleteId);
    return new TheDesk(svett, athleteId, email);
  }

  /** `strava:9` tells of a recording as wished; more of how it is told in `more`. */
  take(name: string, wishes: RecordingWishes = {}, more: Partial<Told> = {}): Promise<Entered> {
    const at = name.indexOf(':');
    const source = name.slice(0, at);
    const recording = aRecording({
      everyS: 60,
      format: source === 'file' ? 'fit' : 'api',
      ...wishes,
    });
    const told: Told = {
      source,
      externalId: name.slice(at + 1),
      part: '',
      legOf: null,
      aliases: [],
      recording,
      file: null,
      terms: TERMS[source] ?? OWN_FILE,
      ...more,
    };
    const streams = recording.streams.timeS.length > 0 ? encodeStreams(recording.streams) : null;
    return this.svett.database.transaction((tx) =>
      this.svett.get(SourceDesk).take(tx, this.athleteId, told, streams),
    );
  }

  withdraw(name: string): Promise<void> {
    const at = name.indexOf(':');
    return this.svett.database.transaction((tx) =>
      this.svett.get(SourceDesk).withdraw(tx, this.athleteId, name.slice(0, at), name.slice(at + 1)),
    );
  }

  withdrawAll(source: string): Promise<{ sources: number; sessions: number }> {
    return this.svett.database.transaction((tx) =>
      this.svett.get(SourceDesk).withdrawAll(tx, this.athleteId, source),
    );
  }

  async sessions(audience: 'owner' | 'others' = 'owner'): Promise<Session[]> {
    const { rows } = await this.svett.get(SessionShelf).list(audience, this.athleteId, { limit: 200 });
    return rows;
  }

  /** What there is to see, but for ids and moments of our own: two athletes told the same see the same. */
  async seen(audience: 'owner' | 'others'): Promise<unknown[]> {
    const shelf = this.svett.get(SessionShelf);
    const rows = await this.sessions(audience);
    const seen = rows.map(async ({ id, athleteId: _a, createdAt: _c, ...row }) => ({
      ...row,
      streams: await shelf.streams(audience, this.athleteId, id),
      told: (await shelf.sources(audience, [id]))
        .get(id)!
        .map(({ source, externalId, part }) => [source, externalId, part]),
    }));
    return Promise.all(seen);
  }

  /** Keys of the facts of a topic about a session. */
  async facts(topic: { name: string }, sessionId: string): Promise<number> {
    const rows = await this.svett.database.read(OutboxRow).findBy({ topic: topic.name });
    return rows.filter(({ key }) => key.startsWith(sessionId)).length;
  }
}
