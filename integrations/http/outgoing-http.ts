import type { LookupFunction } from 'node:net';
import axios, { type AxiosInstance } from 'axios';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { version } from '#src/config/version';
import { AddressRefused, ChannelDown, type Carrier } from '#src/delivery/channel.problems';
import { Answer } from '#integrations/http/answer';

/** Whoever is slow keeps others waiting: few messages are carried at once. */
const ANSWER_WITHIN_MS = 10_000;
/** Where clouds tell machines their own keys: nobody's ntfy server, in whosoever's network. */
const NEVER_V4 = ['169.254.169.254', '169.254.170.2', '100.100.100.200', '192.0.0.192'];
const NEVER = [
  ...NEVER_V4,
  // As addresses of IPv6 carry them: the agent compares what is written.
  ...NEVER_V4.flatMap((address) => [
    `::ffff:${address}`,
    `::ffff:${inHex(address)}`,
    `64:ff9b::${inHex(address)}`,
  ]),
  ...['fd00:ec2::254', 'fd20:ce::254'],
];
/** An answer is read for its status alone. */
const LARGEST_ANSWER_BYTES = 64 * 1024;
const LARGEST_BODY_BYTES = 64 * 1024;

export interface OutgoingWishes {
  /** Whether addresses may lie in private networks, and speak plain http. */
  allowsPrivate: boolean;
  /** A certificate that is trusted beside the usual ones, PEM; for tests. */
  ca?: string;
  /** Tells where names lead in the machine's place; for tests. */
  lookup?: LookupFunction;
}

/**
 * Calls addresses that people gave. What a name resolves to is looked at in the moment of connecting, so that a name
 * cannot lead elsewhere than it did when it was checked; no redirects, no proxy (it would look names up by itself), a
 * time and a size limit, and no logging: an address is a secret, so no error of axios ever leaves here.
 */
export class OutgoingHttp {
  private readonly axios: AxiosInstance;

  constructor(private readonly wishes: OutgoingWishes) {
    const { ca, lookup } = wishes;
    const filter = {
      ...(lookup && { lookup }),
      allowPrivateIPAddress: wishes.allowsPrivate,
      allowMetaIPAddress: false,
      denyIPAddressList: NEVER,
      keepAlive: true,
      keepAliveMsecs: 1_000,
      maxFreeSockets: 16,
      timeout: ANSWER_WITHIN_MS,
    };
    this.axios = axios.create({
      httpAgent: new RequestFilteringHttpAgent(filter),
      httpsAgent: new RequestFilteringHttpsAgent({ ...filter, ...(ca !== undefined && { ca }) }),
      proxy: false,
      timeout: ANSWER_WITHIN_MS,
      maxRedirects: 0,
      maxContentLength: LARGEST_ANSWER_BYTES,
      maxBodyLength: LARGEST_BODY_BYTES,
      responseType: 'arraybuffer',
      transformRequest: (body: unknown) => body,
      transformResponse: (bytes: unknown) => bytes,
      validateStatus: () => true,
      headers: { 'User-Agent': `Svett/${version}`, Accept: '*/*' },
    });
  }

  /** @throws AddressRefused @throws ChannelDown where nobody answers */
  async post(carrier: Carrier, url: string, headers: object, body: string | Buffer): Promise<Answer> {
    const { protocol } = this.parsed(url);
    if (protocol !== 'https:' && !(this.wishes.allowsPrivate && protocol === 'http:'))
      throw new AddressRefused();
    // The time-out of axios starts anew with every byte; whoever drips has this long altogether.
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    try {
      const { status, headers: told, data } = await this.axios.post<Buffer>(url, body, { headers, signal });
      const lowerCased = Object.entries(told).map(([name, value]) => [name.toLowerCase(), String(value)]);
      return new Answer(status, Object.fromEntries(lowerCased) as Record<string, string>, Buffer.from(data));
    } catch (error) {
      throw isRefusal(error) ? new AddressRefused() : new ChannelDown(carrier, codeOf(error));
    }
  }

  private parsed(url: string): URL {
    try {
      return new URL(url);
    } catch {
      throw new AddressRefused();
    }
  }
}

/** As the agent words it; a refusal has no code of its own. */
function isRefusal(error: unknown): boolean {
  const { message, cause } = error as { message?: string; cause?: { message?: string } };
  return [message, cause?.message].some(
    (said) => said?.startsWith('DNS lookup ') && said.includes('is not allowed'),
  );
}

/** `ECONNREFUSED` and the like, which names no address. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'no answer';
}

/** The four numbers of an address as IPv6 writes them: `a9fe:a9fe`. */
function inHex(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
