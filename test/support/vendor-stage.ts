import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Errand, LimitReading } from '#src/connect/grant.port';

export interface Asked {
  method: string;
  /** With its query. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface Said {
  status?: number;
  headers?: Record<string, string>;
  /** Text and bytes go out as they are, anything else as JSON. */
  body?: unknown;
}

/** Drops the line; holds it and says nothing; says a byte every tenth of a second, for ever. */
type Fault = 'hang up' | 'silence' | 'drip';

const DROP_MS = 100;

/** A server that says what a test tells it to, and remembers what it was asked. */
export class VendorStage {
  readonly asked: Asked[] = [];
  url = '';
  private readonly replies: { path: string; said: (Said | Fault)[] }[] = [];
  private readonly server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const url = request.url ?? '/';
      const body = Buffer.concat(pieces).toString('utf8');
      this.asked.push({ method: request.method ?? '', url, headers: request.headers, body });
      const reply = this.replies.findLast(({ path }) => url.split('?')[0]?.endsWith(path));
      const said = (reply && reply.said.length > 1 ? reply.said.shift() : reply?.said[0]) ?? { status: 404 };
      if (said === 'hang up') return request.socket.destroy();
      if (said === 'silence') return;
      if (said === 'drip') {
        const dripping = setInterval(() => response.write(' '), DROP_MS);
        return response.on('close', () => clearInterval(dripping));
      }
      const raw = typeof said.body === 'string' || said.body instanceof Uint8Array;
      response.writeHead(said.status ?? 200, {
        'content-type': raw ? 'application/octet-stream' : 'application/json',
        ...said.headers,
      });
      response.end(raw ? said.body : said.body === undefined ? '' : JSON.stringify(said.body));
    });
  });

  async open(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** From now on; several are said one after the other, the last for good. */
  says(path: string, ...said: (Said | Fault)[]): void {
    this.replies.push({ path, said });
  }

  /** Forgets what it was told and asked. */
  clear(): void {
    this.replies.length = 0;
    this.asked.length = 0;
  }
}

/** An errand that counts. */
export class CountingErrand implements Errand {
  spent = 0;
  readonly learnt: LimitReading[] = [];

  constructor(
    readonly accessToken: string,
    readonly vendorUserId: string,
    readonly scopes: readonly string[],
  ) {}

  async spend(): Promise<void> {
    this.spent += 1;
  }

  async learn(readings: LimitReading[]): Promise<void> {
    this.learnt.push(...readings);
  }
}
