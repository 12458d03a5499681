import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { Accounts } from '#src/people/accounts';
import type { Profile } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import type { Audience } from '#src/sessions/audience';
import { SessionLog } from '#src/sessions/session-log';
import { SourceDesk } from '#src/sessions/source-desk';
import { OWN_FILE, type SourceTerms, STRICTEST } from '#src/sessions/source-terms.port';
import type { Weighed } from '#src/sessions/weigh-ins';
import { encodeStreams } from '#src/sessions/stream-blob';
import { aRecording, type RecordingWishes } from './a-recording.js';
import { PASSWORD, type TestApp } from './app.js';
import type { PlayedBack } from './played-back.js';
import { letIn } from './consenting.js';

/** About 1.4 litres of sweat. */
const WEIGHED: Weighed = {
  preKg: 70,
  postKg: 69.1,
  drinkKg: 0.6,
  foodKg: 0,
  urineKg: 0,
  stoolKg: 0,
  extraMin: 0,
  scaleStepKg: 0.1,
  clothed: false,
  towelled: true,
  drinkEstimated: false,
};

let people = 0;

/** Terms such as linked brands have; the shape is what counts here, the brands' own records have tests of their own. */
export const TERMS = {
  file: OWN_FILE,
  garmin: OWN_FILE,
  strava: { ...STRICTEST, derived: 'keep' },
} satisfies Record<string, SourceTerms>;
export type Brand = keyof typeof TERMS;

/** One athlete of 70 kg on an application whose files are played back: what they did, and what it was estimated to cost. */
export class TrainingLog {
  private constructor(
    private readonly svett: TestApp,
    private readonly tape: PlayedBack,
    readonly athleteId: string,
  ) {}

  static async begin(svett: TestApp, tape: PlayedBack): Promise<TrainingLog> {
    const email = `runner${++people}@example.org`;
    const person = { email, password: PASSWORD, role: 'athlete', language: 'en' } as const;
    const { athleteId } = await svett.get(Accounts).add(person);
    await letIn(svett, athleteId);
    await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
    await svett.work();
    return new TrainingLog(svett, tape, athleteId);
  }

  /** Of an athlete who is there already. */
  static of(svett: TestApp, tape: PlayedBack, athleteId: string): TrainingLog {
    return new TrainingLog(svett, tape, athleteId);
  }

  /** Answers the session's id. */
  handIn(wishes: RecordingWishes): Promise<string> {
    return this.tape.handIn(this.svett, this.athleteId, wishes);
  }

  /** A source tells of a workout under its own id; answers the session's id. */
  async hear(brand: Brand, externalId: string, wishes: RecordingWishes): Promise<string> {
    const recording = aRecording({ format: 'api', ...wishes });
    const terms = TERMS[brand];
    const told = {
      source: brand,
      externalId,
      part: '',
      legOf: null,
      aliases: [],
      recording,
      file: null,
      terms,
    };
    const streams = encodeStreams(recording.streams);
    const desk = this.svett.get(SourceDesk);
    const entered = await this.svett.database.transaction((tx) =>
      desk.take(tx, this.athleteId, told, streams),
    );
    if (entered.sessionId === null) throw new Error('The workout was dismissed.');
    return entered.sessionId;
  }

  /** All that a brand told goes, as when its link ends. */
  async unlink(brand: Brand): Promise<void> {
    const desk = this.svett.get(SourceDesk);
    await this.svett.database.transaction((tx) => desk.withdrawAll(tx, this.athleteId, brand));
  }

  async change(told: Partial<Profile>): Promise<void> {
    const profiles = this.svett.get(Profiles);
    await profiles.write(this.athleteId, { ...(await profiles.of(this.athleteId)), ...told });
  }

  async remove(sessionId: string): Promise<void> {
    await this.svett.database.transaction((tx) =>
      this.svett.get(SessionLog).remove(tx, this.athleteId, sessionId),
    );
  }

  /** Weighed before and after a session, with a drink in between; answers the task that follows. */
  async weighIn(sessionId: string, told: Partial<Weighed> = {}): Promise<string> {
    const weighed = { ...WEIGHED, ...told };
    const sure = { sure: true, knownKg: null };
    return this.svett.get(WeighInDesk).put(this.athleteId, sessionId, weighed, sure);
  }

  async forgetWeighIn(sessionId: string): Promise<void> {
    await this.svett.get(WeighInDesk).remove(this.athleteId, sessionId);
  }

  /** As its owner sees it, unless somebody else asks. */
  async current(sessionId: string, audience: Audience = 'owner'): Promise<Estimate> {
    const estimate = await this.svett.get(EstimateShelf).current(audience, sessionId);
    if (typeof estimate === 'string') throw new Error(`The session is ${estimate}.`);
    return estimate;
  }

  /** All estimates ever made of a session, oldest first. */
  rows(sessionId: string): Promise<Estimate[]> {
    return this.svett.database.read(Estimate).find({ where: { sessionId }, order: { madeAt: 'ASC' } });
  }

  async input(sessionId: string, name: string, audience: Audience = 'owner') {
    return (await this.current(sessionId, audience)).result.inputs.find((one) => one.name === name);
  }
}
