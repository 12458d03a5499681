import axios, { type AxiosInstance } from 'axios';
import type { z } from 'zod';
import { Answer } from '#integrations/http/answer';
import { timedCall } from '#integrations/http/timed-call';
import { version } from '#src/config/version';
import {
  WeatherAccessRefused,
  WeatherAnswerNotUnderstood,
  WeatherQuestionRefused,
  WeatherServiceBusy,
  WeatherServiceDown,
} from '#src/weather/weather.problems';

export interface WeatherCall {
  url: string;
  query?: Record<string, string | number>;
  headers?: Record<string, string>;
  /** Statuses beside 2xx that the service answers a proper question with. */
  alsoFine?: number[];
}

const TIME_OUT_MS = 15_000;
const LARGEST_BYTES = 4 << 20;

/**
 * Everything that is said to one weather service. No redirects, a time-out, a size limit, and no logging: an address
 * holds a place, so no error of axios ever leaves here.
 */
export class WeatherHttp {
  private readonly axios: AxiosInstance;

  constructor(
    private readonly service: string,
    contact: string | null,
  ) {
    const agent = contact === null ? `Svett/${version}` : `Svett/${version} (${contact})`;
    this.axios = axios.create({
      timeout: TIME_OUT_MS,
      maxRedirects: 0,
      maxContentLength: LARGEST_BYTES,
      responseType: 'arraybuffer',
      transformResponse: (bytes: unknown) => bytes,
      validateStatus: () => true,
      headers: { 'User-Agent': agent, Accept: 'application/json' },
    });
  }

  /** @throws WeatherServiceDown, WeatherServiceBusy, WeatherAccessRefused, WeatherQuestionRefused */
  async get({ url, query, headers, alsoFine = [] }: WeatherCall): Promise<Answer> {
    const answer = await timedCall(this.service, () => this.sent(url, query ?? {}, headers ?? {}));
    const { status } = answer;
    if (answer.isFine || alsoFine.includes(status)) return answer;
    if (status === 401 || status === 403) throw new WeatherAccessRefused(this.service);
    if (status === 429) throw new WeatherServiceBusy(this.service, answer.retryAfterS);
    // A redirect is nothing a service does to a proper question: something stands between.
    if (status >= 500 || status < 400) throw new WeatherServiceDown(this.service);
    throw new WeatherQuestionRefused(this.service);
  }

  /** @throws WeatherServiceDown for what is not JSON, WeatherAnswerNotUnderstood for JSON of another shape */
  understood<Shape extends z.ZodType>(shape: Shape, answer: Answer): z.output<Shape> {
    const body = answer.json();
    if (body === undefined) throw new WeatherServiceDown(this.service);
    const parsed = shape.safeParse(body);
    if (!parsed.success) throw new WeatherAnswerNotUnderstood(this.service);
    return parsed.data;
  }

  private async sent(url: string, params: object, headers: Record<string, string>): Promise<Answer> {
    try {
      // The time-out of axios starts anew with every byte; whoever drips has this long altogether.
      const signal = AbortSignal.timeout(TIME_OUT_MS * 2);
      const answer = await this.axios.get<Buffer>(url, { params, headers, signal });
      const lowerCased = Object.entries(answer.headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]);
      return new Answer(
        answer.status,
        Object.fromEntries(lowerCased) as Record<string, string>,
        Buffer.from(answer.data),
      );
    } catch {
      throw new WeatherServiceDown(this.service);
    }
  }
}
