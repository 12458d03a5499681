/** Svett said no. The answer is left out: it may tell of somebody. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    method: string,
    path: string,
    readonly code: string,
  ) {
    super(`${method} ${path} was answered with ${status} ${code}`);
  }
}

/** A file to hand in. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
}

/** Somebody at a browser of their own: speaks HTTP to Svett and keeps its cookies, or shows a token in their place. */
export class PersonAtBrowser {
  private readonly cookies = new Map<string, string>();

  /** `from`: the address they come from, as a proxy tells it; limits are by address. */
  constructor(
    private readonly svett: string,
    private readonly from: string,
    private readonly token: string | null = null,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.ask<T>('POST', path, body);
  }

  put<T>(path: string, body: object): Promise<T> {
    return this.ask<T>('PUT', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.ask<T>('PATCH', path, body);
  }

  delete(path: string): Promise<void> {
    return this.ask('DELETE', path);
  }

  /** Hands in workout files; answers with what became of each. */
  upload(
    files: readonly NamedFile[],
  ): Promise<{ items: { sessionId: string | null; problem: { code: string } | null }[] }> {
    const form = new FormData();
    for (const { name, bytes } of files) form.append('files', new Blob([bytes.slice()]), name);
    return this.ask('POST', 'sessions/files', form);
  }

  /** Follows a link back to Svett, as from the page of a brand. */
  async comeBack(address: string): Promise<void> {
    const answer = await fetch(address, { headers: this.headers(), redirect: 'manual' });
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Refused(answer.status, 'GET', new URL(address).pathname, '');
  }

  /** The same person by a program of theirs, with a token: it outlives a new password. */
  async byToken(): Promise<PersonAtBrowser> {
    const scopes = ['profile:read', 'profile:write', 'sessions:read', 'sessions:write'];
    const { token } = await this.post<{ token: string }>('tokens', { name: 'Watch and kitchen', scopes });
    return new PersonAtBrowser(this.svett, this.from, token);
  }

  private async ask<T>(method: string, path: string, body?: object): Promise<T> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.svett}/api/v1/${path}`, {
      method,
      headers: { ...this.headers(), ...(body && !isForm && { 'content-type': 'application/json' }) },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const text = await answer.text();
    if (!answer.ok) throw new Refused(answer.status, method, path.split('?')[0]!, codeIn(text));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** What shows who it is. */
  headers(): Record<string, string> {
    const forwarded = { 'x-forwarded-for': this.from };
    if (this.token !== null) return { ...forwarded, authorization: `Bearer ${this.token}` };
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? forwarded : { ...forwarded, cookie };
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function codeIn(text: string): string {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return '';
  }
}
