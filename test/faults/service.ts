import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../support/free-port.js';

const root = resolve(import.meta.dirname, '..', '..');
const SCRIPT = ['--v8-pool-size=1', '--max-semi-space-size=4', '--enable-source-maps', 'bin/set-clock.mjs'];

/** A fault that cannot be brought about on this machine, and why. */
export class NotHere extends Error {}

export interface ServiceWishes {
  settings?: Record<string, string>;
  /** MiB of a disk that is made for it alone, and gone with it. */
  diskMiB?: number;
}

/** The built service as people start it, in a process of its own; its clock can be set. */
export class Service {
  private child: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'svett-faults-'));
  /** Of the link for the first account. */
  setupToken = '';

  private constructor(
    private readonly wishes: ServiceWishes,
    private readonly ports: { door: number; figures: number },
  ) {}

  static async start(wishes: ServiceWishes = {}): Promise<Service> {
    const service = new Service(wishes, { door: await freePort(), figures: await freePort() });
    await service.begin();
    return service;
  }

  get address(): string {
    return `http://localhost:${this.ports.door}`;
  }

  get pid(): number {
    return this.child!.pid!;
  }

  /** A path in its data folder as it sees it itself, also on a disk of its own. */
  inside(path: string): string {
    return join(`/proc/${this.pid}/root`, this.folder, path);
  }

  /** ms before or behind the machine's. */
  async setClock(aheadMs: number): Promise<void> {
    this.child!.send({ at: aheadMs === 0 ? null : Date.now() + aheadMs });
    await once(this.child!, 'message');
  }

  /** What is to be read at the port for figures. */
  async figures(): Promise<Figures> {
    const answer = await fetch(`http://127.0.0.1:${this.ports.figures}/metrics`);
    return new Figures(await answer.text());
  }

  /** The same data once more, with other settings. */
  async startAgain(settings: Record<string, string> = {}): Promise<void> {
    await this.end();
    Object.assign((this.wishes.settings ??= {}), settings);
    await this.begin();
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    const { settings, diskMiB } = this.wishes;
    const { DATABASE_URL: _, ...env } = process.env;
    const own = {
      ...{ SVETT_DATA: this.folder, PORT: String(this.ports.door), METRICS_PORT: String(this.ports.figures) },
      ...{ PUBLIC_URL: this.address, TRUSTED_PROXIES: '1', REGISTRATION: 'open' },
      ...{ WEATHER_SERVICES: 'none', LOG_LEVEL: 'error' },
    };
    const mounted = `mount -t tmpfs -o size=${diskMiB}m tmpfs "$0" && exec "$@"`;
    const unshared = ['--user', '--map-root-user', '--mount', 'sh', '-c', mounted, this.folder];
    const [program, args] = diskMiB
      ? ['unshare', [...unshared, process.execPath, ...SCRIPT]]
      : [process.execPath, SCRIPT];
    const log = process.env['SVETT_FAULTS_LOG'] === undefined ? 'ignore' : 'inherit';
    const child = spawn(program, args, {
      cwd: root,
      env: { ...env, ...own, ...settings },
      stdio: ['ignore', 'pipe', log, 'ipc'],
    });
    child.on('error', () => undefined); // it ends without a word
    this.child = child;
    const isNew = this.setupToken === '';
    for await (const line of createInterface(child.stdout!)) {
      this.setupToken ||= /\/setup#token=(\S+)/.exec(line)?.[1] ?? '';
      if (isNew ? this.setupToken === '' : !line.includes(this.address)) continue;
      child.stdout!.resume();
      return;
    }
    throw diskMiB
      ? new NotHere('this machine mounts no file system for a process of its own')
      : new Error('The service ended before it was up. SVETT_FAULTS_LOG=1 shows what it said.');
  }

  private async end(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Prometheus' text. */
export class Figures {
  constructor(private readonly text: string) {}

  /** Summed up over its labels, or over those lines that hold `label`. */
  sum(name: string, label = ''): number {
    const lines = this.text
      .split('\n')
      .filter((line) => (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) && line.includes(label));
    return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
  }
}
