import type { Arrival, Notice, Outcome, Span, WebhookRequest, Weighing } from '#src/connect/arrival.port';
import { capabilities } from '#src/connect/capabilities.port';
import {
  AnswerNotUnderstood,
  ApplicationInactive,
  GrantLost,
  GrantRefused,
  NotThere,
  ScopeMissing,
  TokenRefused,
} from '#src/connect/connect.problems';
import { BareConnector } from '#src/connect/connector.port';
import type { Attribution } from '#src/connect/coverage.port';
import type { Ability, Authorisation, Errand, Grant, Return, Tokens } from '#src/connect/grant.port';
import { type Clock, DAY_MS } from '#src/kernel/clock';
import type { SourceTerms } from '#src/sessions/source-terms.port';
import { callbackAddress } from '#integrations/garmin/callback-address';
import { GARMIN_COVERAGE } from '#integrations/garmin/garmin-coverage';
import { noticesIn, verify } from '#integrations/garmin/garmin-webhooks';
import { GarminApi, type GarminSettings } from '#integrations/garmin/garmin.api';
import {
  carriedShape,
  fileShape,
  type GarminCarried,
  type GarminRecord,
  recordShape,
} from '#integrations/garmin/garmin.shapes';
import { arrivalsIn, fileArrival, weighingIn } from '#integrations/garmin/to-arrival';
import { stillGranted } from '#integrations/http/still-granted';

const ACTIVITIES = 'ACTIVITY_EXPORT';
const HEALTH = 'HEALTH_EXPORT';
const HISTORY = 'HISTORICAL_DATA_EXPORT';
const STEP_DAYS = 30;

/** Garmin's partner programme: Garmin pushes, we hardly ask. */
export class GarminConnector extends BareConnector {
  readonly brand = 'garmin';
  readonly title = 'Garmin';
  readonly capabilities = capabilities({
    authorisation: 'oauth2',
    pkce: true,
    refresh: true,
    revoke: true,
    webhooks: 'push',
    handshake: false,
    registersWebhooks: false,
    fetch: false,
    list: false,
    backfill: 'request',
    // Garmin goes back about a month from the day of the connection.
    backfillDays: 30,
    weight: true,
    writesBack: false,
    plans: false,
    limits: [{ counter: 'minute', most: 100, windowS: 60 }],
  });
  readonly gives: readonly Ability[] = ['activities', 'weight', 'history'];
  readonly coverage = GARMIN_COVERAGE;
  readonly attribution: Attribution = { text: null, activityUrl: null, linkText: null, namesDevice: true };
  readonly terms: SourceTerms = {
    others: 'with-consent',
    rawDays: null,
    derived: 'keep',
    afterUnlinking: 'owner-chooses',
    placeRoundingDeg: 0.01,
    deletionWithinH: null,
  };
  override readonly historyStepDays = STEP_DAYS;

  private readonly api: GarminApi | null;

  constructor(
    private readonly settings: GarminSettings,
    private readonly clock: Clock,
  ) {
    super();
    const { application } = settings;
    this.api = application && new GarminApi(settings, application, clock);
  }

  get isConfigured(): boolean {
    return this.api !== null;
  }

  abilitiesOf(scopes: readonly string[]): Ability[] {
    const abilities: Ability[] = [];
    if (scopes.includes(ACTIVITIES)) abilities.push('activities');
    if (scopes.includes(HEALTH)) abilities.push('weight');
    if (scopes.includes(HISTORY)) abilities.push('history');
    return abilities;
  }

  /** Garmin's page has no scopes: the athlete ticks there, and we ask afterwards what. */
  override authorise({ redirectUri, state, challenge }: Authorisation): string {
    const url = new URL(this.settings.authUrl);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: this.settings.application?.clientId ?? '',
      code_challenge: challenge ?? '',
      code_challenge_method: 'S256',
      redirect_uri: redirectUri,
      state,
    }).toString();
    return url.toString();
  }

  override async exchange(returned: Return): Promise<Grant> {
    const tokens = await this.garmin.exchange(returned).catch((problem: unknown) => {
      throw problem instanceof GrantLost ? new GrantRefused(this.title) : problem;
    });
    const bearer = { bearer: { token: tokens.access } };
    try {
      const vendorUserId = await this.garmin.userId(bearer);
      return { tokens, vendorUserId, scopes: await this.garmin.permissions(bearer) };
    } catch (problem) {
      // Garmin would go on sending what nobody here can be told of.
      if (!returned.renews) await this.revoke(tokens).catch(() => undefined);
      throw problem;
    }
  }

  override async refresh({ refresh }: Tokens): Promise<Tokens> {
    if (refresh === null) throw new GrantLost(this.title);
    return this.garmin.refresh(refresh);
  }

  override async revoke({ access, refresh }: Tokens): Promise<void> {
    try {
      await this.garmin.deregister(access);
    } catch (problem) {
      if (problem instanceof TokenRefused && refresh !== null) return this.revokeAfresh(refresh);
      if (!hasEnded(problem)) throw problem;
    }
  }

  override async stillGranted(errand: Errand): Promise<boolean> {
    return stillGranted(this.title, this.garmin.userId({ errand }), { no: [TokenRefused, NotThere] });
  }

  override read(request: WebhookRequest): Notice[] {
    verify(request, this.settings.application?.clientId ?? '');
    return noticesIn(request);
  }

  override async follow(
    { kind, carried }: Pick<Notice, 'kind' | 'carried'>,
    errand: Errand,
  ): Promise<Outcome> {
    if (kind === 'permissions') return { kind, scopes: await this.garmin.permissions({ errand }) };
    if (kind !== 'activity' && kind !== 'weight') return { kind: 'nothing' };
    const told = carriedShape.safeParse(carried).data;
    if (!told) throw new AnswerNotUnderstood(this.title);
    // Garmin keeps an address for a day, and does not want to be asked for what is gone.
    if (told.toldAt !== undefined && this.clock.now().getTime() - Date.parse(told.toldAt) > DAY_MS)
      throw new NotThere(this.title);
    if (told.type === 'activityFiles') return arrived(await this.file(told.record, errand));
    const records = await this.records(told, errand);
    if (kind === 'weight')
      return { kind: 'weights', weights: records.flatMap((one) => weighingIn(one) ?? []) };
    return arrived(records.flatMap((record) => arrivalsIn(told.type, record)));
  }

  /** Asks for summaries, with which the files are announced; and for the samples of what has no file, and weighings. */
  override async requestHistory(span: Span, errand: Errand): Promise<void> {
    const { scopes } = errand;
    if (!scopes.includes(ACTIVITIES) || !scopes.includes(HISTORY)) throw new ScopeMissing(this.title);
    await this.garmin.backfill('activities', span, errand);
    await this.garmin.backfillIfSubscribed('activityDetails', span, errand);
    if (scopes.includes(HEALTH)) await this.garmin.backfillIfSubscribed('bodyComps', span, errand);
  }

  /** Garmin pushes each weighing by itself, and history's along with the rest of it: there is nothing to ask. */
  override async weights(): Promise<Weighing[]> {
    return [];
  }

  /** What came along, or what lies at the address that came instead: of this athlete alone. */
  private async records({ record }: GarminCarried, errand: Errand): Promise<GarminRecord[]> {
    if (typeof record.callbackURL !== 'string') return [record];
    const pulled = await this.garmin.pull(callbackAddress(record.callbackURL, this.settings), errand);
    return pulled
      .flatMap((one) => recordShape.safeParse(one).data ?? [])
      .filter(({ userId }) => userId === errand.vendorUserId);
  }

  private async file(record: GarminRecord, errand: Errand): Promise<Arrival[]> {
    const file = fileShape.safeParse(record).data;
    if (!file) throw new AnswerNotUnderstood(this.title);
    const address = callbackAddress(file.callbackURL, this.settings);
    return fileArrival(file, await this.garmin.file(address, errand));
  }

  /** The access token ran out, the grant did not. */
  private async revokeAfresh(refresh: string): Promise<void> {
    try {
      const { access } = await this.garmin.refresh(refresh);
      await this.garmin.deregister(access);
    } catch (problem) {
      if (!hasEnded(problem)) throw problem;
    }
  }

  private get garmin(): GarminApi {
    if (this.api === null) throw new ApplicationInactive(this.title);
    return this.api;
  }
}

function arrived(arrivals: Arrival[]): Outcome {
  return arrivals.length > 0 ? { kind: 'arrived', arrivals } : { kind: 'nothing' };
}

function hasEnded(problem: unknown): boolean {
  return problem instanceof TokenRefused || problem instanceof GrantLost || problem instanceof NotThere;
}
