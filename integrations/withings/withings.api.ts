import type { z } from 'zod';
import {
  AnswerNotUnderstood,
  GrantLost,
  GrantRefused,
  NotThere,
  TokenRefused,
} from '#src/connect/connect.problems';
import type { Errand } from '#src/connect/grant.port';
import type { Application } from '#src/config/brand-settings';
import { type Call, VendorHttp } from '#integrations/http/vendor-http';
import { QuestionRefused, TITLE, withingsProblem } from '#integrations/withings/withings-faults';
import {
  measuresShape,
  type MeasureGroup,
  nothingShape,
  profilesShape,
  tokenShape,
  type WithingsTokens,
  wrappedShape,
} from '#integrations/withings/withings.shapes';

/** Body mass, among the things a scale measures and among the kinds of notices. */
const MASS = '1';
export const MASS_NOTICES = '1';
/** The person left Withings, or us. */
export const PERSON_NOTICES = '46';

/** In whose name: on an errand, or with a token that has only just been given, or is about to end. */
export type Caller = { errand: Errand } | { bearer: { token: string } };

/** Which measures: those of a span, or those that came or were put right since a moment; seconds since 1970. */
export type Which = { startdate: string; enddate: string } | { lastupdate: string };

export interface Measures {
  groups: MeasureGroup[];
  /** The person's; null where Withings does not tell. */
  timezone: string | null;
}

/** Withings' OAuth, measures and notices, one method a call. */
export class WithingsApi {
  private readonly api: VendorHttp;

  constructor(
    baseUrl: string,
    private readonly application: Application,
  ) {
    this.api = new VendorHttp({ title: TITLE, baseUrl });
  }

  /** A code lives half a minute. @throws GrantRefused */
  async exchange(code: string, redirectUri: string): Promise<WithingsTokens> {
    const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
    return this.tokens(fields).catch((problem: unknown) => {
      throw isNo(problem) ? new GrantRefused(TITLE) : problem;
    });
  }

  /** Each refresh gives another refresh token. @throws GrantLost */
  async refresh(refresh: string): Promise<WithingsTokens> {
    return this.tokens({ grant_type: 'refresh_token', refresh_token: refresh }).catch((problem: unknown) => {
      throw isNo(problem) ? new GrantLost(TITLE) : problem;
    });
  }

  /** All pages of them. */
  async measures(which: Which, errand: Errand): Promise<Measures> {
    const groups: MeasureGroup[] = [];
    for (let offset = 0; ;) {
      const fields = { action: 'getmeas', meastypes: MASS, category: '1', ...which };
      const from: Record<string, string> = offset > 0 ? { offset: String(offset) } : {};
      const form = { ...fields, ...from };
      const page = await this.ask(measuresShape, '/measure', { form, errand, inOwnWords: true });
      groups.push(...page.measuregrps);
      const next = page.offset ?? 0;
      // A page that does not lead on is the last one, whatever it says.
      if (!page.more || next <= offset) return { groups, timezone: page.timezone ?? null };
      offset = next;
    }
  }

  /** Kinds of notices that come to this address. */
  async noticesTo(callbackUrl: string, caller: Caller): Promise<string[]> {
    const { profiles } = await this.ask(profilesShape, '/notify', { form: { action: 'list' }, ...caller });
    return profiles
      .filter(({ callbackurl }) => callbackurl === callbackUrl)
      .map(({ appli }) => String(appli));
  }

  /** Withings looks at the address before it says yes. */
  async subscribe(callbackUrl: string, appli: string, caller: Caller): Promise<void> {
    const form = { action: 'subscribe', callbackurl: callbackUrl, appli };
    await this.ask(nothingShape, '/notify', { form, ...caller });
  }

  /** Quiet where there is none. */
  async unsubscribe(callbackUrl: string, appli: string, caller: Caller): Promise<void> {
    const form = { action: 'revoke', callbackurl: callbackUrl, appli };
    await this.ask(nothingShape, '/notify', { form, ...caller }).catch((problem: unknown) => {
      if (!(problem instanceof NotThere)) throw problem;
    });
  }

  private async tokens(fields: Record<string, string>): Promise<WithingsTokens> {
    const { clientId: client_id, clientSecret: client_secret } = this.application;
    const form = { action: 'requesttoken', client_id, client_secret, ...fields };
    return this.ask(tokenShape, '/v2/oauth2', { form, inOwnWords: true });
  }

  private async ask<Shape extends z.ZodType>(
    shape: Shape,
    path: string,
    call: Omit<Call, 'path'>,
  ): Promise<z.output<Shape>> {
    const { status, body, error } = await this.api.post(wrappedShape, { path, ...call });
    if (status !== 0) throw withingsProblem(status, error);
    const parsed = shape.safeParse(body);
    if (!parsed.success) throw new AnswerNotUnderstood(TITLE);
    return parsed.data;
  }
}

/** To a question for tokens, whatever is wrong with the question is wrong with the code or token in it. */
function isNo(problem: unknown): boolean {
  return problem instanceof TokenRefused || problem instanceof QuestionRefused;
}
