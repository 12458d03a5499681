import { Estimate } from '#src/estimates/estimate.entity';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { Accounts } from '#src/people/accounts';
import type { Profile } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import { SessionLog } from '#src/sessions/session-log';
import type { RecordingWishes } from './a-recording.js';
import { PASSWORD, type TestApp } from './app.js';
import type { PlayedBack } from './played-back.js';

let people = 0;

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
    await svett.get(Profiles).weigh(athleteId, '2026-01-01', 70);
    await svett.work();
    return new TrainingLog(svett, tape, athleteId);
  }

  /** Answers the session's id. */
  handIn(wishes: RecordingWishes): Promise<string> {
    return this.tape.handIn(this.svett, this.athleteId, wishes);
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

  async current(sessionId: string): Promise<Estimate> {
    const estimate = await this.svett.get(EstimateShelf).current(sessionId);
    if (typeof estimate === 'string') throw new Error(`The session is ${estimate}.`);
    return estimate;
  }

  /** All estimates ever made of a session, oldest first. */
  rows(sessionId: string): Promise<Estimate[]> {
    return this.svett.database.read(Estimate).find({ where: { sessionId }, order: { madeAt: 'ASC' } });
  }

  async input(sessionId: string, name: string) {
    return (await this.current(sessionId)).result.inputs.find((one) => one.name === name);
  }
}
