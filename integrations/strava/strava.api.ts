import { z } from 'zod';
import type { Span, Subscription } from '#src/connect/arrival.port';
import type { Errand, Tokens } from '#src/connect/grant.port';
import { GrantLost, GrantRefused, NotThere, TokenRefused } from '#src/connect/connect.problems';
import type { Application, BrandSettings } from '#src/config/brand-settings';
import { VendorHttp } from '#integrations/http/vendor-http';
import { stravaProblem } from '#integrations/strava/strava-faults';
import { limitsIn } from '#integrations/strava/strava-limits';
import {
  activitiesShape,
  activityShape,
  athleteShape,
  exchangeShape,
  type StravaActivity,
  type StravaAthlete,
  type StravaStreams,
  streamsShape,
  subscriptionShape,
  tokenShape,
} from '#integrations/strava/strava.shapes';

const STREAMS = 'time,distance,latlng,altitude,velocity_smooth,heartrate,cadence,watts,temp,moving';
/** Strava gives no more. */
const PER_PAGE = 200;

type StravaTokens = z.output<typeof tokenShape>;

export interface ActivityPage {
  activities: StravaActivity[];
  next: string | null;
}

/** Strava's API v3 and its OAuth, one method a call. */
export class StravaApi {
  private readonly api: VendorHttp;
  private readonly oauth: VendorHttp;

  constructor(
    settings: Pick<BrandSettings['strava'], 'apiBase' | 'oauthBase'>,
    private readonly application: Application,
  ) {
    const common = { title: 'Strava', problemOf: stravaProblem, limitsIn };
    this.api = new VendorHttp({ ...common, baseUrl: settings.apiBase });
    this.oauth = new VendorHttp({ ...common, baseUrl: `${settings.oauthBase}/oauth` });
  }

  /** @throws GrantRefused, AthleteCapReached */
  async exchange(code: string): Promise<{ tokens: Tokens; vendorUserId: string }> {
    const form = { ...this.credentials, grant_type: 'authorization_code', code };
    try {
      const answer = await this.oauth.post(exchangeShape, { path: '/token', form });
      return { tokens: tokensOf(answer), vendorUserId: answer.athlete.id };
    } catch (problem) {
      throw problem instanceof TokenRefused ? new GrantRefused('Strava') : problem;
    }
  }

  /** @throws GrantLost */
  async refresh(refresh: string): Promise<Tokens> {
    const form = { ...this.credentials, grant_type: 'refresh_token', refresh_token: refresh };
    try {
      const asked = { path: '/token', form, inOwnWords: true };
      return tokensOf(await this.oauth.post(tokenShape, asked), refresh);
    } catch (problem) {
      throw problem instanceof TokenRefused ? new GrantLost('Strava') : problem;
    }
  }

  /** The way to end a grant since June 2026. @throws NotThere where it does not exist yet */
  async revoke(token: string, hint: 'access_token' | 'refresh_token'): Promise<void> {
    const { clientId: username, clientSecret: password } = this.application;
    const form = { token, token_type_hint: hint };
    await this.oauth.done('POST', { path: '/revoke', form, basic: { username, password } });
  }

  /** The way to end a grant until June 2027. */
  async deauthorise(accessToken: string): Promise<void> {
    await this.oauth.done('POST', { path: '/deauthorize', bearer: { token: accessToken } });
  }

  async athlete(errand: Errand): Promise<StravaAthlete> {
    return this.api.get(athleteShape, { path: '/athlete', inOwnWords: true, errand });
  }

  async activity(id: string, errand: Errand): Promise<StravaActivity> {
    const path = `/activities/${encodeURIComponent(id)}`;
    return this.api.get(activityShape, { path, query: { include_all_efforts: false }, errand });
  }

  /** Empty where there are none: typed in by hand, or a file without records. */
  async streams(id: string, errand: Errand): Promise<StravaStreams> {
    const path = `/activities/${encodeURIComponent(id)}/streams`;
    try {
      return await this.api.get(streamsShape, { path, query: { keys: STREAMS, key_by_type: true }, errand });
    } catch (problem) {
      if (problem instanceof NotThere) return new Map();
      throw problem;
    }
  }

  /** Oldest first. The last page is an empty one: what may not be seen makes short pages anywhere. */
  async list({ from, to }: Span, page: string | null, errand: Errand): Promise<ActivityPage> {
    const number = Number(page ?? '1');
    const after = Math.floor(from.getTime() / 1000) - 1;
    const before = Math.ceil(to.getTime() / 1000) + 1;
    const query = { after, before, page: number, per_page: PER_PAGE };
    const activities = await this.api.get(activitiesShape, { path: '/athlete/activities', query, errand });
    return { activities, next: activities.length === 0 ? null : String(number + 1) };
  }

  async subscriptions(): Promise<Subscription[]> {
    const query = this.credentials;
    const found = await this.api.get(z.array(subscriptionShape), { path: '/push_subscriptions', query });
    return found.map(({ id, callback_url: url }) => ({ id, callbackUrl: url ?? '' }));
  }

  /** While this waits, Strava asks the address to prove itself. */
  async subscribe(callbackUrl: string, verifyToken: string): Promise<Subscription> {
    const form = { ...this.credentials, callback_url: callbackUrl, verify_token: verifyToken };
    const { id } = await this.api.post(subscriptionShape, { path: '/push_subscriptions', form });
    return { id, callbackUrl };
  }

  async unsubscribe(id: string): Promise<void> {
    const path = `/push_subscriptions/${encodeURIComponent(id)}`;
    await this.api.done('DELETE', { path, query: this.credentials });
  }

  private get credentials(): { client_id: string; client_secret: string } {
    return { client_id: this.application.clientId, client_secret: this.application.clientSecret };
  }
}

/** A refresh token stays the same where Strava does not send another. */
function tokensOf(answer: StravaTokens, before: string | null = null): Tokens {
  return {
    access: answer.access_token,
    refresh: answer.refresh_token ?? before,
    accessExpiresAt: new Date(answer.expires_at * 1000),
    refreshExpiresAt: null,
  };
}
