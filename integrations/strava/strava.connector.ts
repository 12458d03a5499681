import { Logger } from '@nestjs/common';
import type { Listing, Notice, Outcome, Span, Subscription, WebhookRequest } from '#src/connect/arrival.port';
import { capabilities } from '#src/connect/capabilities.port';
import {
  ApplicationInactive,
  GrantLost,
  GrantRefused,
  NotThere,
  ScopeMissing,
  TokenRefused,
  WebhookRefused,
} from '#src/connect/connect.problems';
import { BareConnector } from '#src/connect/connector.port';
import type { Attribution } from '#src/connect/coverage.port';
import type { Ability, Authorisation, Errand, Grant, Return, Tokens } from '#src/connect/grant.port';
import type { BrandSettings } from '#src/config/brand-settings';
import { type Clock, HOUR_MS } from '#src/kernel/clock';
import type { SourceTerms } from '#src/sessions/source-terms.port';
import { stillGranted } from '#integrations/http/still-granted';
import { StravaApi } from '#integrations/strava/strava.api';
import { STRAVA_COVERAGE } from '#integrations/strava/strava-coverage';
import { STRAVA_LIMITS } from '#integrations/strava/strava-limits';
import { StravaProfiles } from '#integrations/strava/strava-profiles';
import { handshake, noticesIn, signatureOf } from '#integrations/strava/strava-webhooks';
import {
  abilitiesBy,
  mayKeep,
  mayRead,
  mayReadProfile,
  wantedScopes,
} from '#integrations/strava/strava-scopes';
import type { StravaActivity, StravaAthlete, StravaStreams } from '#integrations/strava/strava.shapes';
import { arrivalOf, listedOf } from '#integrations/strava/to-arrival';

export type StravaSettings = Omit<BrandSettings['strava'], 'verifyToken'> & { verifyToken: string };

/** Strava's API v3. What comes from here only ever shows to the athlete it came from. */
export class StravaConnector extends BareConnector {
  readonly brand = 'strava';
  readonly title = 'Strava';
  readonly capabilities = capabilities({
    authorisation: 'oauth2',
    pkce: false,
    refresh: true,
    revoke: true,
    webhooks: 'hint',
    handshake: true,
    registersWebhooks: true,
    fetch: true,
    list: true,
    backfill: 'list',
    backfillDays: 90,
    weight: false,
    writesBack: false,
    plans: false,
    limits: STRAVA_LIMITS,
  });
  readonly gives: readonly Ability[] = ['activities', 'history', 'private-activities', 'profile'];
  readonly coverage = STRAVA_COVERAGE;
  readonly attribution: Attribution = {
    text: 'Powered by Strava',
    activityUrl: 'https://www.strava.com/activities/{id}',
    linkText: 'View on Strava',
    namesDevice: true,
  };
  readonly terms: SourceTerms;

  private readonly log = new Logger('Strava');
  private readonly api: StravaApi | null;
  private quietUntil = 0;
  private readonly profiles: StravaProfiles;

  constructor(
    private readonly settings: StravaSettings,
    private readonly clock: Clock,
  ) {
    super();
    const { application, rawDays, derived } = settings;
    this.api = application && new StravaApi(settings, application);
    this.profiles = new StravaProfiles(clock);
    this.terms = {
      others: 'never',
      rawDays,
      derived,
      afterUnlinking: 'erase',
      placeRoundingDeg: 0.1,
      deletionWithinH: 48,
    };
  }

  get isConfigured(): boolean {
    return this.api !== null;
  }

  abilitiesOf(scopes: readonly string[]): Ability[] {
    return abilitiesBy(scopes);
  }

  override authorise({ redirectUri, state, wishes }: Authorisation): string {
    const url = new URL(`${this.settings.oauthBase}/oauth/authorize`);
    url.search = new URLSearchParams({
      client_id: this.settings.application?.clientId ?? '',
      redirect_uri: redirectUri,
      response_type: 'code',
      // Whoever wants to give more must see the boxes again.
      approval_prompt: wishes.length > 0 ? 'force' : 'auto',
      scope: wantedScopes({ more: wishes.includes('private-activities') }),
      state,
    }).toString();
    return url.toString();
  }

  override async exchange({ code, scopes }: Return): Promise<Grant> {
    const { tokens, vendorUserId } = await this.strava.exchange(code);
    this.profiles.forget(vendorUserId);
    // Strava tells in the redirect what was left ticked, and nowhere else.
    const granted = (scopes ?? []).flatMap((words) => words.split(/[\s,]+/)).filter((scope) => scope !== '');
    return { tokens, vendorUserId, scopes: granted };
  }

  override async refresh({ refresh }: Tokens): Promise<Tokens> {
    if (refresh === null) throw new GrantLost(this.title);
    return this.strava.refresh(refresh);
  }

  override async revoke(tokens: Tokens): Promise<void> {
    const { access, refresh } = tokens;
    try {
      await this.strava.revoke(refresh ?? access, refresh ? 'refresh_token' : 'access_token');
    } catch (problem) {
      if (problem instanceof NotThere) await this.revokeAsOfOld(tokens);
      else if (!hasEnded(problem)) throw problem;
    }
  }

  override async stillGranted(errand: Errand): Promise<boolean> {
    const stands = await stillGranted(this.title, this.strava.athlete(errand), { yes: [ScopeMissing] });
    if (!stands) this.profiles.forget(errand.vendorUserId);
    return stands;
  }

  override greet({ query }: Pick<WebhookRequest, 'query'>): object | null {
    return handshake(query, this.settings.verifyToken);
  }

  override read(request: WebhookRequest, known: { subscriptionId: string | null }): Notice[] {
    this.verify(request);
    return noticesIn(request.body, known.subscriptionId);
  }

  override async subscriptions(): Promise<Subscription[]> {
    return this.strava.subscriptions();
  }

  override async subscribe(callbackUrl: string): Promise<Subscription> {
    return this.strava.subscribe(callbackUrl, this.settings.verifyToken);
  }

  override async unsubscribe(id: string): Promise<void> {
    await this.strava.unsubscribe(id);
  }

  /** Whatever a notice says, the activity itself is asked for: anyone could have sent it. */
  override async follow({ externalId }: Pick<Notice, 'externalId'>, errand: Errand): Promise<Outcome> {
    return externalId === null ? { kind: 'nothing' } : this.fetch(externalId, errand);
  }

  override async fetch(externalId: string, errand: Errand): Promise<Outcome> {
    if (!mayRead(errand.scopes)) throw new ScopeMissing(this.title);
    const activity = await this.activity(externalId, errand);
    // Without leave for it, what became private is no longer ours to keep.
    if (activity === null || !mayKeep(activity, errand.scopes)) return { kind: 'gone', externalId };
    const streams: StravaStreams =
      activity.manual === true ? new Map() : await this.strava.streams(externalId, errand);
    const athlete = await this.profileIfAllowed(errand);
    const arrival = arrivalOf({ activity, streams, athlete });
    return arrival === null ? { kind: 'nothing' } : { kind: 'arrived', arrivals: [arrival] };
  }

  override async list(span: Span, page: string | null, errand: Errand): Promise<Listing> {
    if (!mayRead(errand.scopes)) throw new ScopeMissing(this.title);
    const { activities, next } = await this.strava.list(span, page, errand);
    const athlete = activities.length > 0 ? await this.profileIfAllowed(errand) : null;
    const ours = activities.filter((activity) => mayKeep(activity, errand.scopes));
    return { items: ours.flatMap((activity) => listedOf(activity, athlete) ?? []), next };
  }

  private async activity(id: string, errand: Errand): Promise<StravaActivity | null> {
    try {
      return await this.strava.activity(id, errand);
    } catch (problem) {
      if (problem instanceof NotThere) return null;
      throw problem;
    }
  }

  private async profileIfAllowed(errand: Errand): Promise<StravaAthlete | null> {
    if (!mayReadProfile(errand.scopes)) return null;
    return this.profiles.of(errand, () => this.strava.athlete(errand));
  }

  private verify(request: WebhookRequest): void {
    const { webhookSignature: mode, signingSecret, application } = this.settings;
    if (mode === 'off') return;
    const signature = signatureOf(request, signingSecret ?? application?.clientSecret ?? '');
    if (signature === 'good') return;
    if (mode === 'enforce') throw new WebhookRefused();
    this.warn(
      signature === 'none' ? 'Notices come unsigned.' : 'Notices come with a signature that does not fit.',
    );
  }

  /** Once an hour: whoever can reach the address decides how often it happens. */
  private warn(what: string): void {
    const now = this.clock.now().getTime();
    if (now < this.quietUntil) return;
    this.quietUntil = now + HOUR_MS;
    this.log.warn(what);
  }

  private async revokeAsOfOld(tokens: Tokens): Promise<void> {
    try {
      await this.strava.deauthorise(tokens.access);
    } catch (problem) {
      if (!(problem instanceof TokenRefused) || tokens.refresh === null) {
        if (!hasEnded(problem)) throw problem;
        return;
      }
      // The access token ran out, the grant did not.
      const fresh = await this.strava.refresh(tokens.refresh).catch((lost: unknown) => {
        if (lost instanceof GrantLost) return null;
        throw lost;
      });
      if (fresh) await this.strava.deauthorise(fresh.access);
    }
  }

  private get strava(): StravaApi {
    if (this.api === null) throw new ApplicationInactive(this.title);
    return this.api;
  }
}

function hasEnded(problem: unknown): boolean {
  return (
    problem instanceof TokenRefused ||
    problem instanceof GrantLost ||
    problem instanceof GrantRefused ||
    problem instanceof NotThere
  );
}
