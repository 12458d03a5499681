import type { CanaryHouse } from './canary-house.js';

let visits = 0;

/** What was answered. */
export interface Heard<T> {
  status: number;
  /** The answer, or the problem in its place; null where it is no JSON. */
  said: T & { code?: string };
  headers: Headers;
  bytes: Buffer;
}

/** Somebody at a browser. What they are given to keep is secret, and a problem may not tell them what they said. */
export class CanaryVisitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly house: CanaryHouse) {}

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Heard<T>> {
    const isForm = body instanceof FormData;
    const answer = await fetch(this.house.address + path, {
      method,
      redirect: 'manual',
      headers: {
        // Each from an address of its own: this is about what is written, not about how often one may come.
        'x-forwarded-for': `198.51.${Math.floor(++visits / 250)}.${1 + (visits % 250)}`,
        'x-forwarded-proto': 'https',
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader() }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    this.keepCookies(answer.headers);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status < 400) this.house.passed.add(`${method} ${path.split('?')[0]}`);
    else this.house.hear(`the problem at ${method}`, bytes.toString());
    const said = (type.includes('json') ? JSON.parse(bytes.toString()) : null) as Heard<T>['said'];
    return { status: answer.status, said, headers: answer.headers, bytes };
  }

  /** The first words of an answer that goes on; then they leave. */
  async hear(path: string): Promise<string> {
    const away = new AbortController();
    const headers = { 'x-forwarded-proto': 'https', cookie: this.cookieHeader() };
    const answer = await fetch(this.house.address + path, { headers, signal: away.signal });
    if (answer.status < 400) this.house.passed.add(`GET ${path.split('?')[0]}`);
    const { value } = await answer.body!.getReader().read();
    away.abort();
    return Buffer.from(value ?? []).toString();
  }

  /** What has to go well. */
  async must<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, said } = await this.send<T>(method, path, body);
    if (status < 400) return said;
    throw new Error(`${method} ${path} was answered ${status} ${said?.code ?? ''}`);
  }

  /** Hands a file in by the form at this address. */
  upload<T>(path: string, field: string, name: string, bytes: Uint8Array): Promise<Heard<T>> {
    const form = new FormData();
    form.append(field, new Blob([Buffer.from(bytes)]), name);
    return this.send<T>('POST', path, form);
  }

  /** Asks again and again, until it is so. */
  async until<T>(path: string, isSo: (said: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 600; tries++) {
      const said = await this.must<T>('GET', path);
      if (isSo(said)) return said;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`It did not come true at ${path}.`);
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(headers: Headers): void {
    for (const given of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      if (value === '') this.cookies.delete(name);
      else {
        this.cookies.set(name, value);
        this.house.secrets.add(value);
      }
    }
  }
}
