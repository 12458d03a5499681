import { Logger } from '@nestjs/common';
import type { Notice, Outcome, WebhookRequest, Weighing } from '#src/connect/arrival.port';
import { capabilities } from '#src/connect/capabilities.port';
import {
  AnswerNotUnderstood,
  ApplicationInactive,
  GrantLost,
  ScopeMissing,
  TokenRefused,
} from '#src/connect/connect.problems';
import { BareConnector } from '#src/connect/connector.port';
import type { Attribution, Coverage } from '#src/connect/coverage.port';
import type { Ability, Authorisation, Errand, Grant, Return, Tokens } from '#src/connect/grant.port';
import type { BrandSettings } from '#src/config/brand-settings';
import type { Clock } from '#src/kernel/clock';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { stillGranted } from '#integrations/http/still-granted';
import { weighingsOf } from '#integrations/withings/to-weighing';
import { TITLE } from '#integrations/withings/withings-faults';
import { carriedShape, noticesIn } from '#integrations/withings/withings-webhooks';
import { type Caller, MASS_NOTICES, PERSON_NOTICES, WithingsApi } from '#integrations/withings/withings.api';
import type { WithingsTokens } from '#integrations/withings/withings.shapes';

const METRICS = 'user.metrics';

export type WithingsSettings = BrandSettings['withings'] & {
  /** Where Withings is to send notices; null where it cannot reach us: then weights come with the daily look. */
  hookAddress: string | null;
};

/** Withings' public API: what the athlete weighs, and when. Notices are ordered for each athlete by themselves. */
export class WithingsConnector extends BareConnector {
  readonly brand = 'withings';
  readonly title = TITLE;
  readonly capabilities = capabilities({
    authorisation: 'oauth2',
    pkce: false,
    refresh: true,
    revoke: 'notices',
    webhooks: 'hint',
    handshake: 'presence',
    registersWebhooks: false,
    fetch: false,
    list: false,
    backfill: 'none',
    backfillDays: 0,
    weight: true,
    writesBack: false,
    plans: false,
    limits: [{ counter: 'minute', most: 120, windowS: 60 }],
  });
  readonly gives: readonly Ability[] = ['weight'];
  readonly coverage: Coverage = { fields: [], streams: [] };
  readonly attribution: Attribution = { text: null, activityUrl: null, linkText: null, namesDevice: false };
  readonly terms = OWN_FILE;

  private readonly log = new Logger('Withings');
  private readonly api: WithingsApi | null;

  constructor(
    private readonly settings: WithingsSettings,
    private readonly clock: Clock,
  ) {
    super();
    const { application, apiBase } = settings;
    this.api = application && new WithingsApi(apiBase, application);
  }

  get isConfigured(): boolean {
    return this.api !== null;
  }

  abilitiesOf(scopes: readonly string[]): Ability[] {
    return scopes.includes(METRICS) ? ['weight'] : [];
  }

  override authorise({ redirectUri, state }: Authorisation): string {
    const url = new URL(this.settings.authUrl);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: this.settings.application?.clientId ?? '',
      state,
      scope: METRICS,
      redirect_uri: redirectUri,
    }).toString();
    return url.toString();
  }

  override async exchange({ code, redirectUri }: Return): Promise<Grant> {
    const askedAt = this.clock.now();
    const answer = await this.withings.exchange(code, redirectUri);
    const tokens = tokensOf(answer, askedAt);
    await this.orderNotices({ bearer: { token: tokens.access } });
    return { tokens, vendorUserId: answer.userid, scopes: (answer.scope ?? METRICS).split(/[\s,]+/) };
  }

  override async refresh({ refresh }: Tokens): Promise<Tokens> {
    if (refresh === null) throw new GrantLost(this.title);
    const askedAt = this.clock.now();
    return tokensOf(await this.withings.refresh(refresh), askedAt);
  }

  /** Ends the notices. The grant itself the athlete ends on Withings' page; the tokens for it are thrown away here. */
  override async revoke({ access }: Tokens): Promise<void> {
    const { hookAddress } = this.settings;
    if (hookAddress === null) return;
    const caller = { bearer: { token: access } };
    try {
      for (const appli of await this.withings.noticesTo(hookAddress, caller))
        await this.withings.unsubscribe(hookAddress, appli, caller);
    } catch (problem) {
      if (!(problem instanceof TokenRefused || problem instanceof ScopeMissing)) throw problem;
    }
  }

  override async stillGranted(errand: Errand): Promise<boolean> {
    const lastupdate = String(seconds(this.clock.now()));
    const call = this.withings.measures({ lastupdate }, errand);
    return stillGranted(this.title, call, { yes: [ScopeMissing] });
  }

  /** Withings looks whether somebody is there, and wants to hear nothing in particular. */
  override greet(): object {
    return {};
  }

  override read(request: WebhookRequest): Notice[] {
    return noticesIn(request);
  }

  override async follow(
    { kind, carried }: Pick<Notice, 'kind' | 'carried'>,
    errand: Errand,
  ): Promise<Outcome> {
    if (kind !== 'weight') return { kind: 'nothing' };
    const span = carriedShape.safeParse(carried).data;
    if (!span) throw new AnswerNotUnderstood(this.title);
    return { kind: 'weights', weights: weighingsOf(await this.withings.measures(span, errand)) };
  }

  /** Those put right since then are among them. */
  override async weights(since: Date, errand: Errand): Promise<Weighing[]> {
    const measures = await this.withings.measures({ lastupdate: String(seconds(since)) }, errand);
    await this.orderNotices({ errand });
    return weighingsOf(measures);
  }

  /**
   * Best effort, and again with every daily look: Withings drops an order whose notices failed four times, and the look
   * finds what was not told.
   */
  private async orderNotices(caller: Caller): Promise<void> {
    const { hookAddress } = this.settings;
    if (hookAddress === null) return;
    try {
      const ordered = await this.withings.noticesTo(hookAddress, caller);
      if (!ordered.includes(MASS_NOTICES)) await this.withings.subscribe(hookAddress, MASS_NOTICES, caller);
      // Needs a permission that tells names and birthdays, which we do not ask for; some applications do without.
      if (!ordered.includes(PERSON_NOTICES))
        await this.withings.subscribe(hookAddress, PERSON_NOTICES, caller).catch(() => undefined);
    } catch (problem) {
      const why = problem instanceof Error ? problem.constructor.name : 'unknown';
      this.log.warn(
        `Withings did not take the order for notices (${why}); weights come with the daily look.`,
      );
    }
  }

  private get withings(): WithingsApi {
    if (this.api === null) throw new ApplicationInactive(this.title);
    return this.api;
  }
}

function tokensOf(answer: WithingsTokens, askedAt: Date): Tokens {
  return {
    access: answer.access_token,
    refresh: answer.refresh_token,
    accessExpiresAt: new Date(askedAt.getTime() + answer.expires_in * 1000),
    refreshExpiresAt: null,
  };
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
