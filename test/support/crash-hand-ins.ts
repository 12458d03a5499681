import { createHash } from 'node:crypto';
import { Seeded } from '#simulators/seeded';
import { aFitFile } from './fit-file.js';

/** Of a request whose process was killed nothing is heard at once; of one that is lost, nothing ever. */
const PATIENCE_MS = 20_000;
const HOUR_MS = 3_600_000;

interface Word {
  ask: { method: string; path: string; body: () => FormData | string; type?: string };
  /** What stands from now on; why not, where the answer is a refusal. */
  heard: (answer: unknown) => string | null;
}

/**
 * What an athlete hands in and tells while the service comes and goes, through a program of their own with a token: each
 * word again until it was heard, and some twice at once, as an impatient thumb does. What was answered well, stands.
 */
export class HandIns {
  /** By its digest: which session each file is in, and when that began. */
  readonly files = new Map<string, { sessionId: string; startedAt: Date }>();
  /** Air temperature told of each session, °C. */
  readonly airC = new Map<string, number>();
  /** Body mass told of each day, kg. */
  readonly massKg = new Map<string, number>();
  /** Answers that were none: refused, or 500. */
  readonly refused: string[] = [];
  /** Requests that were answered with 2xx. */
  accepted = 0;
  token = '';

  private readonly chance: Seeded;
  private unheard: Word[] = [];
  private handedIn = 0;

  constructor(
    seed: number,
    private readonly address: string,
    /** Workouts handed in are older, and not where any other is. */
    private readonly before: Date,
  ) {
    this.chance = Seeded.of(seed, 'hand-ins');
  }

  async goOn(): Promise<void> {
    const { chance } = this;
    const isFirst = this.handedIn === 0;
    const news = [chance.chance(0.7) || isFirst, chance.chance(0.5), chance.chance(0.12)];
    const isTwice = chance.chance(0.4);
    const session = [...this.files.values()].at(chance.whole(-3, -1))?.sessionId;
    if (news[0]) this.unheard.push(this.aFile());
    if (news[1] && session) this.unheard.push(this.aWord(session));
    if (news[2]) this.unheard.push(this.aMass());
    await this.sayAll(isTwice ? 2 : 1);
  }

  /** To a service that nobody kills. */
  async sayTheRest(): Promise<void> {
    if (!(await this.sayAll())) this.refused.push(`${this.unheard[0]!.ask.path} is not heard by who lives`);
  }

  /** Answers whether all of it was heard. */
  private async sayAll(times = 1): Promise<boolean> {
    for (const word of [...this.unheard]) {
      const answers = await Promise.all(Array.from({ length: times }, () => this.say(word)));
      if (!answers.includes(true)) return false; // in this order, or what was told first would stand in the end
      this.unheard = this.unheard.filter((one) => one !== word);
    }
    return true;
  }

  private async say({ ask, heard }: Word): Promise<boolean> {
    try {
      const answer = await fetch(`${this.address}/api/v1/${ask.path}`, {
        method: ask.method,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(ask.type && { 'content-type': ask.type }),
        },
        body: ask.body(),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const said: unknown = await answer.json();
      const problem = answer.ok ? heard(said) : `${answer.status} ${JSON.stringify(said)}`;
      if (problem === null) this.accepted += 1;
      else if (answer.status !== 503) this.refused.push(`${ask.method} ${ask.path}: ${problem}`);
      return problem === null;
    } catch {
      return false; // killed
    }
  }

  private aFile(): Word {
    const number = ++this.handedIn;
    const startedAt = new Date(+this.before - (number * 6 + 3) * HOUR_MS);
    const bytes = aFitFile({ startedAt, minutes: 20, everyS: 20 });
    const body = () => {
      const form = new FormData();
      form.append('files', new Blob([bytes]), `${number}.fit`);
      return form;
    };
    return {
      ask: { method: 'POST', path: 'sessions/files', body },
      heard: (answer) => {
        const [item] = (answer as { items: { sessionId: string | null; problem: unknown }[] }).items;
        if (!item?.sessionId) return JSON.stringify(item);
        const digest = createHash('sha256').update(bytes).digest('hex');
        this.files.set(digest, { sessionId: item.sessionId, startedAt });
        return null;
      },
    };
  }

  private aWord(sessionId: string): Word {
    const airC = this.chance.whole(-5, 30);
    return json('PUT', `sessions/${sessionId}/told`, { airC }, () => this.airC.set(sessionId, airC));
  }

  private aMass(): Word {
    const measuredOn = `2026-01-${String(this.chance.whole(1, 28)).padStart(2, '0')}`;
    const massKg = this.chance.whole(680, 720) / 10;
    return json('POST', 'profile/masses', { measuredOn, massKg }, () => this.massKg.set(measuredOn, massKg));
  }
}

function json(method: string, path: string, body: object, stands: () => void): Word {
  return {
    ask: { method, path, type: 'application/json', body: () => JSON.stringify(body) },
    heard: () => {
      stands();
      return null;
    },
  };
}
