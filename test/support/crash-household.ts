import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Role } from '#src/config/process-roles';
import type { FreshPlace } from './settings.js';

/** One process of the service. */
interface Member {
  name: string;
  role: Role;
  port: number;
  child: ChildProcess | null;
  /** Whether it came up, before it was killed. */
  ready: Promise<void>;
  complaints: string;
}

interface House {
  /** Where the service was compiled to. */
  folder: string;
  place: FreshPlace;
  /** Of the web processes. */
  ports: number[];
  environment: Record<string, string>;
}

/** The processes of a service that is killed: one on SQLite; on PostgreSQL two that answer, two that work, and the clock. */
export class Household {
  readonly names: string[];
  private readonly members: Member[];

  constructor(private readonly house: House) {
    const { ports, place } = house;
    const of = (name: string, role: Role, port = 0): Member => ({
      ...{ name, role, port, child: null, ready: Promise.resolve(), complaints: '' },
    });
    this.members =
      place.settings.databaseUrl === null
        ? [of('all', 'all', ports[0])]
        : [
            ...ports.map((port, at) => of(`web ${at + 1}`, 'web', port)),
            ...[of('worker 1', 'worker'), of('worker 2', 'worker'), of('clock', 'clock')],
          ];
    this.names = this.members.map(({ name }) => name);
  }

  get dead(): string[] {
    return this.members.flatMap(({ name, child }) => (child ? [] : [name]));
  }

  /** Whether nobody lives, or is about to. */
  get isDown(): boolean {
    return this.members.every(({ child }) => child === null || child.exitCode !== null);
  }

  /** Whether anybody lives who has this role. */
  has(role: Role): boolean {
    return this.members.some((member) => member.child && member.role === role);
  }

  get pids(): number[] {
    return this.members.flatMap(({ child }) => child?.pid ?? []);
  }

  /** `aheadMs`: of their clock, before the machine's. */
  start(names: string[], aheadMs: number): void {
    for (const member of this.those(names)) {
      const child = this.spawn(member, aheadMs);
      Object.assign(member, { child, complaints: '' });
      child.stderr!.on('data', (chunk: Buffer) => (member.complaints += chunk.toString()));
      member.ready = isUp(child).then((up) => {
        if (!up) throw new Error(`${member.name} did not come up: ${member.complaints}`);
      });
      member.ready.catch(() => undefined); // of who is killed while they start nobody asks
    }
  }

  async ready(names: string[]): Promise<void> {
    await Promise.all(this.those(names).map((member) => member.ready));
  }

  /** Kills them all in the same moment. Answers with what they had complained of. @throws when one had ended by itself */
  async kill(names: string[]): Promise<string> {
    const doomed = this.those(names).filter(({ child }) => child);
    const gone = doomed.find(({ child }) => child!.exitCode !== null || child!.signalCode !== null);
    if (gone) throw new Error(`${gone.name} ended by itself: ${gone.complaints}`);
    const ends = doomed.map(({ child }) => once(child!, 'exit'));
    for (const { child } of doomed) child!.kill('SIGKILL');
    await Promise.all(ends);
    for (const member of doomed) member.child = null;
    return doomed.map(({ complaints }) => complaints).join('');
  }

  private those(names: string[]): Member[] {
    return this.members.filter(({ name }) => names.includes(name));
  }

  private spawn({ role, port }: Member, aheadMs: number): ChildProcess {
    const { folder, place, environment } = this.house;
    const { dataFolder, databaseUrl, ownAddress } = place.settings;
    return spawn(process.execPath, [join(folder, 'test/support/crash-service.js'), String(aheadMs)], {
      cwd: folder,
      env: {
        ...{ PATH: process.env['PATH'], SVETT_DATA: dataFolder, LOG_LEVEL: 'error' },
        ...{ PORT: String(port), PUBLIC_URL: ownAddress },
        ...(databaseUrl && { DATABASE_URL: databaseUrl, SVETT_ROLE: role }),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  }
}

/** false: it ended before it could. */
async function isUp(child: ChildProcess): Promise<boolean> {
  const lines = createInterface(child.stdout!);
  const end = new Promise<false>((done) => lines.once('close', () => done(false)));
  const up = new Promise<true>((done) =>
    lines.on('line', (line) => {
      if (/Svett (answers at|works as)/.test(line)) done(true);
    }),
  );
  return Promise.race([up, end]);
}
