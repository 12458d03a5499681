import { parseExactly } from '#integrations/http/long-numbers';

/** What a brand answered, whatever it is. */
export class Answer {
  constructor(
    readonly status: number,
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>,
    readonly bytes: Buffer,
  ) {}

  get isFine(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** A page for people, as gateways put up: not the brand's API speaking. */
  get isPage(): boolean {
    return /^\s*</.test(this.bytes.subarray(0, 64).toString('latin1'));
  }

  /** The body as JSON; undefined where it is anything else: a proxy's page, a line cut off, nothing. */
  json(): unknown {
    if (this.bytes.length === 0) return undefined;
    try {
      return parseExactly(this.bytes.toString('utf8'));
    } catch {
      return undefined;
    }
  }

  /** Seconds the brand asks us to wait; null where it does not say it in seconds. */
  get retryAfterS(): number | null {
    const told = this.headers['retry-after'];
    return told !== undefined && /^\d{1,6}$/.test(told) ? Number(told) : null;
  }
}
