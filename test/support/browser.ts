import type { InjectOptions } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

export interface Upload {
  name: string;
  bytes: Uint8Array;
}

let households = 0;

/** An address nobody else has. */
export function ownAddress(): string {
  households += 1;
  return `10.${households >> 16}.${(households >> 8) & 255}.${households & 255}`;
}

/** Speaks HTTP to the application as a browser on the same machine does, and keeps its cookies. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Where it connects from; browsers that say nothing all sit at one address, and share its limits. */
  address?: string;

  constructor(private readonly app: NestFastifyApplication) {}

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers });
  }

  post(url: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'POST', url, payload: body, headers });
  }

  put(url: string, body: object): Promise<Answer> {
    return this.send({ method: 'PUT', url, payload: body });
  }

  patch(url: string, body: object): Promise<Answer> {
    return this.send({ method: 'PATCH', url, payload: body });
  }

  delete(url: string, body?: object): Promise<Answer> {
    return this.send({ method: 'DELETE', url, ...(body && { payload: body }) });
  }

  upload(...files: Upload[]): Promise<Answer> {
    const boundary = 'svett-test-boundary';
    const parts = files.flatMap(({ name, bytes }) => [
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n`,
      'Content-Type: application/octet-stream\r\n\r\n',
      bytes,
      '\r\n',
    ]);
    const payload = Buffer.concat(
      [...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part as string)),
    );
    return this.form(payload, `multipart/form-data; boundary=${boundary}`);
  }

  /** Any bytes at all, where files are taken in. */
  form(payload: Buffer, contentType: string): Promise<Answer> {
    const headers = { 'content-type': contentType };
    return this.send({ method: 'POST', url: '/api/v1/sessions/files', payload, headers });
  }

  async send({ headers, ...request }: InjectOptions): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = { host: 'localhost', 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) };
    const from = this.address === undefined ? {} : { remoteAddress: this.address };
    const answer = await this.app.inject({ ...request, ...from, headers: { ...own, ...headers } });
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const gone = maxAge === 0 || (expires !== undefined && expires.getTime() === 0);
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}
