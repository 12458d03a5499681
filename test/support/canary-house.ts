import { type ChildProcess, type ChildProcessWithoutNullStreams, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { CANARY, canariesIn } from './canaries.js';
import { CanaryVisitor } from './canary-visitor.js';
import type { Said } from './command-line.js';
import { compileService } from './compiled.js';
import { freePort } from './free-port.js';
import { shown } from './consenting.js';

interface Written {
  by: string;
  text: string;
}

/**
 * What is printed on purpose, to whoever gave the command: links and tokens that are handed over there and nowhere else,
 * the addresses of those who have an account. On standard output only; anywhere else each would be an escape.
 */
const TOLD_ON_PURPOSE: Record<string, RegExp> = {
  serve: /\/setup#token=[\w-]+/g,
  'user invite': /\/join#token=[\w-]+/g,
  'user reset': /\/reset#token=[\w-]+/g,
  'user list': /\S+@\S+/g,
  'token add': /^svett_pat_[\w-]+$/gm,
};
const NOTHING = /(?!)/;

/** What may lie in the data folder: the database, keys, and what people are to fetch. Of these the names are looked at. */
const KEPT = /^(before-restore-[\w-]+\/)?svett\.sqlite(-wal|-shm)?$|^exports\/[\da-f-]{36}\.zip$/;
/** What else may lie there, and is read: it tells nothing of anybody. */
const HARMLESS = /^(before-restore-[\w-]+\/)?(secrets\.json|svett\.lock|erased\.ndjson|last-backup)$/;

/** A service as people run it, behind a proxy and at its most talkative, with all that it and its commands wrote. */
export class CanaryHouse {
  /** Made while the house stands, and no less secret than the canaries: keys of cookies, tokens, codes. */
  readonly secrets = new Set<string>();
  /** Doors that were gone through: `GET /api/v1/me`, `user add`. */
  readonly passed = new Set<string>();
  readonly data: string;
  private readonly written: Written[] = [];
  private service: ChildProcess | null = null;
  private lane: ChildProcess | null = null;
  private setupToken = '';

  private constructor(
    private readonly compiled: string,
    /** Files that commands are given, or write. */
    readonly desk: string,
    private readonly env: Record<string, string>,
  ) {
    this.data = env['SVETT_DATA']!;
  }

  static async open(settings: Record<string, string> = {}): Promise<CanaryHouse> {
    const folder = await mkdtemp(join(tmpdir(), 'svett-house-'));
    const desk = join(folder, 'desk');
    await mkdir(desk);
    await mkdir(join(folder, 'tmp'));
    const house = new CanaryHouse(compileService(), desk, {
      SVETT_DATA: join(folder, 'data'),
      TMPDIR: join(folder, 'tmp'),
      PORT: String(await freePort()),
      LOG_LEVEL: 'debug',
      PUBLIC_URL: 'https://svett.example.org',
      TRUSTED_PROXIES: '1',
      ...settings,
    });
    try {
      await house.start();
    } catch (error) {
      await house.close(); // nobody else would
      throw error;
    }
    return house;
  }

  get address(): string {
    return `http://127.0.0.1:${this.env['PORT']}`;
  }

  /** Somebody at a browser, not signed in. */
  visitor(): CanaryVisitor {
    return new CanaryVisitor(this);
  }

  /** Whoever makes the first account: the canary with all it has. */
  async operator(): Promise<CanaryVisitor> {
    const first = this.visitor();
    const { email, password } = CANARY;
    const grownUp = { birthDate: '1990-04-17', healthData: shown('health-data'), language: 'en' };
    await first.must('POST', '/api/v1/setup', { token: this.setupToken, email, password, ...grownUp });
    return first;
  }

  /** Starts the service, and waits until it answers. */
  async start(): Promise<void> {
    const child = this.spawned(join(this.compiled, 'src/cli/main.js'), ['serve']);
    const [out, err] = [heardOf(child.stdout, 'serve'), heardOf(child.stderr, 'the log of the service')];
    this.written.push(out, err);
    this.service = child;
    for (let tries = 0; !/Svett answers at/.test(out.text); tries++) {
      if (tries > 4_000 || child.exitCode !== null) throw new Error(`It did not start:\n${err.text}`);
      await wait(50);
    }
    await wait(200); // the link for the first account is printed after the address
    const token = /setup#token=([\w-]+)/.exec(out.text)?.[1];
    if (token) this.secrets.add((this.setupToken = token));
    this.passed.add('serve');
  }

  async stop(): Promise<void> {
    if (!this.service || this.service.exitCode !== null) return;
    const ended = once(this.service, 'close');
    this.service.kill('SIGTERM');
    await ended;
    this.service = null;
  }

  /** Gives a command, and the names it is given beside its arguments, which it may say to whoever gave them. */
  async command(args: string[], { names = [] as string[] } = {}): Promise<Said> {
    const lane = (this.lane ??= await this.openLane());
    const answer = once(lane, 'message');
    lane.send(args);
    const [said] = (await answer) as [Said];
    return this.note(args, said, names);
  }

  /** Gives a command in a process of its own, and types something into it. */
  async commandTyping(args: string[], typed: string): Promise<Said> {
    const child = this.spawned(join(this.compiled, 'src/cli/main.js'), args);
    const [out, err] = [heardOf(child.stdout), heardOf(child.stderr)];
    child.stdin.end(typed);
    const [code] = (await once(child, 'close')) as [number];
    return this.note(args, { code, out: out.text, err: err.text });
  }

  /** Everything that stands where it should not, as `who wrote it: what it is: the line`. */
  escaped(): string[] {
    if (!this.heard(/ debug |"level":"debug"/)) throw new Error('There is no log to look through.');
    return this.written.flatMap(({ by, text }) =>
      text.split('\n').flatMap((whole) => {
        const line = whole.replace(TOLD_ON_PURPOSE[by] ?? NOTHING, '…');
        const found = canariesIn(line);
        for (const secret of this.secrets) if (line.includes(secret)) found.push('a secret');
        return found.map((what) => `${by}: ${what}: ${line}`);
      }),
    );
  }

  /** Whether something was told, so that it is not for silence that nothing is found. */
  heard(what: RegExp): boolean {
    return this.written.some(({ text }) => what.test(text));
  }

  /** What lies in the data folder, or where files are put for a moment, and should not; and what canaries stand in what may. */
  async strays(): Promise<string[]> {
    const found = await filesIn(join(this.data, '../tmp'));
    for (const path of await filesIn(this.data)) {
      const name = relative(this.data, path);
      if (KEPT.test(name)) continue;
      if (!HARMLESS.test(name)) found.push(name);
      const inside = canariesIn(await readFile(path, 'latin1'));
      found.push(...inside.map((what) => `${what} in ${name}`));
    }
    return found;
  }

  /** Whatever was written elsewhere, to be looked through as well. */
  hear(by: string, text: string): void {
    this.written.push({ by, text });
  }

  async close(): Promise<void> {
    this.service?.kill('SIGKILL');
    this.lane?.disconnect();
    await rm(this.compiled, { recursive: true, force: true });
    await rm(join(this.data, '..'), { recursive: true, force: true });
  }

  private async openLane(): Promise<ChildProcess> {
    const lane = fork(join(this.compiled, 'test/support/canary-lane.js'), {
      execArgv: ['--enable-source-maps'],
      env: this.environment(),
      silent: true,
    });
    // What goes past the commands' own writing, as from a library, goes here.
    for (const stream of [lane.stdout!, lane.stderr!]) this.written.push(heardOf(stream, 'a command'));
    await once(lane, 'message');
    return lane;
  }

  private spawned(script: string, args: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, ['--enable-source-maps', script, ...args], { env: this.environment() });
  }

  private environment(): Record<string, string> {
    const { PATH = '', HOME = '' } = process.env;
    return { PATH, HOME, ...this.env };
  }

  private note(args: string[], said: Said, names: string[] = []): Said {
    const by = nameOf(args);
    if (said.code === 0) this.passed.add(by);
    const paths = [...args.filter((arg) => arg.includes('/')), ...names];
    const own = paths.flatMap((path) => [path, path.split('/').at(-1)!]).filter((name) => name !== '');
    const withoutNames = (text: string) => own.reduce((rest, name) => rest.replaceAll(name, '…'), text);
    this.written.push(
      { by, text: withoutNames(said.out) },
      { by: `${by}, as an error`, text: withoutNames(said.err) },
    );
    return said;
  }
}

function heardOf(stream: Readable, by = ''): Written {
  const heard = { by, text: '' };
  stream.on('data', (piece: Buffer) => (heard.text += piece.toString()));
  return heard;
}

/** `user add` of `user add ada@example.org --role coach`. */
function nameOf(args: string[]): string {
  const words = args.slice(0, 2).filter((word) => /^[a-z]+(-[a-z]+)*$/.test(word));
  return words.join(' ');
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));
}
