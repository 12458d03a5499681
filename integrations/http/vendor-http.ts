import axios from 'axios';
import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import type { z } from 'zod';
import type { Errand, LimitReading } from '#src/connect/grant.port';
import {
  AnswerNotUnderstood,
  NotThere,
  RateLimited,
  ScopeMissing,
  TokenRefused,
  VendorDown,
} from '#src/connect/connect.problems';
import type { Problem } from '#src/kernel/problem';
import { Answer } from '#integrations/http/answer';
import { Silence } from '#integrations/http/silence';
import { timedCall } from '#integrations/http/timed-call';

export interface VendorHttpOptions {
  /** As people write the brand; stands in the problems' sentences. */
  title: string;
  /** What paths begin with, without a slash at the end. */
  baseUrl: string;
  /** The brand's own reading of an answer that is not fine; null leaves it to what its status usually means. */
  problemOf?: (answer: Answer) => Problem | null;
  /** Where the brand's headers tell how much of its limits is used. */
  limitsIn?: (headers: Answer['headers']) => LimitReading[];
  headers?: Record<string, string>;
  /** Seconds in which something must come, of one try; an answer has twice as long for all of it. */
  timeOutS?: number;
  /** Pause between tries, ms; tests do not wait. */
  pause?: (ms: number) => Promise<void>;
}

/** One request. A path is put after the base address, an `https://` address is called as it stands. */
export interface Call {
  path: string;
  query?: Record<string, string | number | boolean>;
  form?: Record<string, string>;
  json?: unknown;
  headers?: Record<string, string>;
  /** In whose name: pays from the budget, carries the token, tells back what the headers say of limits. */
  errand?: Errand;
  /** `none`: keeps the errand's token out of the request. */
  bearer?: 'errand' | 'none' | { token: string };
  basic?: { username: string; password: string };
  /** A no is believed only in the brand's own words: what hangs on it cannot be undone, and a page is a gateway's. */
  inOwnWords?: boolean;
  /** What else than 2xx is as good as done. */
  fine?: (answer: Answer) => boolean;
}

/** No answer in time, or nobody at that address: another try at once would only spend the budget. */
const NOBODY = new Set([
  ...['ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
]);
const TRIES = 3;
const FIRST_PAUSE_MS = 250;
const MIB = 1024 * 1024;

/**
 * Everything that is said to one brand. No redirects (a token would follow them), a time-out, a size limit, and no
 * logging: an axios error holds the request with its secrets, so none ever leaves here.
 *
 * @throws NotThere 404, 410
 * @throws TokenRefused 401
 * @throws ScopeMissing 403
 * @throws RateLimited 429
 * @throws VendorDown 5xx, no answer, or a body that is not the JSON it should be
 * @throws AnswerNotUnderstood everything else, and JSON of another shape
 */
export class VendorHttp {
  private readonly axios: AxiosInstance;
  private readonly title: string;
  /** As the connectors of the brand name it: `intervals-icu`. */
  private readonly provider: string;
  private readonly silence = new Silence();
  private readonly timeOutMs: number;

  constructor(private readonly options: VendorHttpOptions) {
    this.title = options.title;
    this.timeOutMs = (options.timeOutS ?? 15) * 1000;
    this.provider = options.title.toLowerCase().replaceAll('.', '-');
    this.axios = axios.create({
      baseURL: options.baseUrl,
      timeout: this.timeOutMs,
      maxRedirects: 0,
      maxContentLength: 32 * MIB,
      maxBodyLength: MIB,
      responseType: 'arraybuffer',
      // The answer's bytes as they are: JSON with long ids is read by ourselves.
      transformResponse: (bytes: unknown) => bytes,
      validateStatus: () => true,
      headers: { 'User-Agent': 'svett', Accept: 'application/json', ...options.headers },
    });
  }

  async get<Shape extends z.ZodType>(shape: Shape, call: Call): Promise<z.output<Shape>> {
    return this.understood(shape, await this.fine('GET', call));
  }

  /** The body as it is: a file. */
  async getBytes(call: Call): Promise<Buffer> {
    return (await this.fine('GET', { ...call, headers: { Accept: '*/*', ...call.headers } })).bytes;
  }

  async post<Shape extends z.ZodType>(shape: Shape, call: Call): Promise<z.output<Shape>> {
    return this.understood(shape, await this.fine('POST', call));
  }

  /** For requests whose answer says all with its status. */
  async done(method: 'GET' | 'POST' | 'PUT' | 'DELETE', call: Call): Promise<void> {
    await this.fine(method, call);
  }

  /** JSON a brand sent in any other way, held to the same shape. */
  understood<Shape extends z.ZodType>(shape: Shape, answer: Answer): z.output<Shape> {
    const body = answer.json();
    if (body === undefined) throw new VendorDown(this.title);
    const parsed = shape.safeParse(body);
    if (!parsed.success) throw new AnswerNotUnderstood(this.title);
    return parsed.data;
  }

  private async fine(method: string, call: Call): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(method, call);
      } catch (problem) {
        // What has been said twice may have been done twice: only a question is asked again.
        const again = method === 'GET' && problem instanceof VendorDown && !(problem instanceof Unanswered);
        if (!again || attempt >= TRIES) throw problem;
        await this.pause(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    }
  }

  private async once(method: string, call: Call): Promise<Answer> {
    if (!this.silence.lets()) throw new Unanswered(this.title);
    await call.errand?.spend().catch((error: unknown) => {
      this.silence.left();
      throw error;
    });
    const answer = await timedCall(this.provider, () => this.sent(method, call));
    const readings = this.options.limitsIn?.(answer.headers) ?? [];
    if (call.errand && readings.length > 0) await call.errand.learn(readings);
    if (answer.isFine || call.fine?.(answer)) return answer;
    if (call.inOwnWords && answer.isPage) throw new VendorDown(this.title);
    throw this.options.problemOf?.(answer) ?? this.usually(answer);
  }

  private async sent(method: string, call: Call): Promise<Answer> {
    const { path: url, query: params, json, form, basic: auth } = call;
    const config: AxiosRequestConfig = { method, url };
    if (params) config.params = params;
    if (auth) config.auth = auth;
    if (form) config.data = new URLSearchParams(form);
    else if (json !== undefined) config.data = json;
    config.headers = { ...call.headers, ...bearerOf(call) };
    // The time-out of axios starts anew with every byte; whoever drips has this long altogether.
    config.signal = AbortSignal.timeout(this.timeOutMs * 2);
    try {
      const { status, headers, data } = await this.axios.request<Buffer>(config);
      this.silence.broken();
      return new Answer(status, lowerCased(headers), Buffer.from(data));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== undefined && NOBODY.has(code)) {
        this.silence.kept();
        throw new Unanswered(this.title);
      }
      this.silence.broken();
      // The only fault with an answer: one that is larger than any workout.
      throw code === 'ERR_BAD_RESPONSE' ? new AnswerNotUnderstood(this.title) : new VendorDown(this.title);
    }
  }

  private usually(answer: Answer): Problem {
    const { status } = answer;
    if (status === 401) return new TokenRefused(this.title);
    if (status === 403) return new ScopeMissing(this.title);
    if (status === 404 || status === 410) return new NotThere(this.title);
    if (status === 429) return new RateLimited(this.title, answer.retryAfterS);
    return status >= 500 ? new VendorDown(this.title) : new AnswerNotUnderstood(this.title);
  }

  private async pause(ms: number): Promise<void> {
    await (this.options.pause ?? sleep)(ms);
  }
}

/** Nobody waits for it a second time here; the fact is worked through again later. */
class Unanswered extends VendorDown {}

export function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function bearerOf({ errand, bearer = 'errand', basic }: Call): { Authorization?: string } {
  if (bearer === 'none' || basic) return {};
  const token = bearer === 'errand' ? errand?.accessToken : bearer.token;
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

function lowerCased(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
