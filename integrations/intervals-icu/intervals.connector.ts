import type { DaySpan, Listing, Outcome, PlannedThere, Span, Weighing } from '#src/connect/arrival.port';
import { capabilities } from '#src/connect/capabilities.port';
import { GrantRefused, NotThere, TokenRefused } from '#src/connect/connect.problems';
import { BareConnector } from '#src/connect/connector.port';
import type { Attribution } from '#src/connect/coverage.port';
import type { Ability, Errand, Grant } from '#src/connect/grant.port';
import type { BrandSettings } from '#src/config/brand-settings';
import { type Clock, DAY_MS } from '#src/kernel/clock';
import { OWN_FILE } from '#src/sessions/source-terms.port';
import { stillGranted } from '#integrations/http/still-granted';
import { withLine } from '#integrations/intervals-icu/diary-line';
import { INTERVALS_COVERAGE } from '#integrations/intervals-icu/intervals-coverage';
import { type Days, IntervalsApi, TITLE } from '#integrations/intervals-icu/intervals.api';
import { plannedOf } from '#integrations/intervals-icu/to-plan';
import { arrivalsOf, isByWayOfStrava, listedOf, weighingOf } from '#integrations/intervals-icu/to-arrival';

/** A key is not given in parts. */
const WHOLE_KEY = 'api-key';
/** No clock on earth is further from UTC, hours. */
const FURTHEST_H = 14;

/** intervals.icu by the athlete's own key: their files as the devices wrote them, and their diary. It tells nothing unasked. */
export class IntervalsConnector extends BareConnector {
  readonly brand = 'intervals-icu';
  readonly title = TITLE;
  readonly capabilities = capabilities({
    authorisation: 'api-key',
    pkce: false,
    refresh: false,
    revoke: false,
    webhooks: 'none',
    handshake: false,
    registersWebhooks: false,
    fetch: true,
    list: true,
    backfill: 'list',
    backfillDays: 90,
    lookEveryMin: 30,
    weight: true,
    writesBack: true,
    plans: true,
    // A key's own. Counted for all keys together, and so never too high.
    limits: [
      { counter: '15min', most: 2500, windowS: 900 },
      { counter: 'day', most: 5000, windowS: 86_400 },
    ],
  });
  readonly gives: readonly Ability[] = ['activities', 'history', 'weight', 'write-back', 'plans'];
  readonly coverage = INTERVALS_COVERAGE;
  /** Files of Garmin's devices want to be signed with the device here, too. */
  readonly attribution: Attribution = {
    text: null,
    activityUrl: 'https://intervals.icu/activities/{id}',
    linkText: 'View on intervals.icu',
    namesDevice: true,
  };
  readonly terms = OWN_FILE;
  readonly isConfigured: boolean;

  private readonly api: IntervalsApi;

  constructor(
    { enabled, apiBase }: BrandSettings['intervals'],
    private readonly clock: Clock,
  ) {
    super();
    this.isConfigured = enabled;
    this.api = new IntervalsApi(apiBase);
  }

  abilitiesOf(scopes: readonly string[]): Ability[] {
    return scopes.includes(WHOLE_KEY) ? [...this.gives] : [];
  }

  override async tryKey(pasted: string): Promise<Grant> {
    const key = pasted.trim();
    try {
      const vendorUserId = await this.api.owner(key);
      const tokens = { access: key, refresh: null, accessExpiresAt: null, refreshExpiresAt: null };
      return { tokens, vendorUserId, scopes: [WHOLE_KEY] };
    } catch (problem) {
      throw problem instanceof TokenRefused ? new GrantRefused(this.title) : problem;
    }
  }

  override async stillGranted(errand: Errand): Promise<boolean> {
    return stillGranted(this.title, this.api.owner(errand.accessToken, errand));
  }

  override async fetch(externalId: string, errand: Errand): Promise<Outcome> {
    const activity = await this.api.activity(externalId, errand).catch((problem: unknown) => {
      if (problem instanceof NotThere) return null;
      throw problem;
    });
    if (activity === null) return { kind: 'gone', externalId };
    if (isByWayOfStrava(activity)) return { kind: 'nothing' };
    const arrivals = arrivalsOf(activity, await this.api.file(externalId, errand));
    return arrivals.length > 0 ? { kind: 'arrived', arrivals } : { kind: 'nothing' };
  }

  /** intervals.icu counts in days of the athlete's own, and gives them all at once. */
  override async list(span: Span, _page: string | null, errand: Errand): Promise<Listing> {
    const activities = await this.api.activities(daysAround(span), errand);
    const items = activities
      .flatMap((activity) => listedOf(activity) ?? [])
      .filter(({ startedAt }) => startedAt >= span.from && startedAt <= span.to)
      .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    return { items, next: null };
  }

  override async weights(since: Date, errand: Errand): Promise<Weighing[]> {
    const days = await this.api.diary(daysAround({ from: since, to: this.clock.now() }), errand);
    return days.flatMap((day) => weighingOf(day) ?? []);
  }

  override async plans(days: DaySpan, errand: Errand): Promise<PlannedThere[]> {
    const events = await this.api.events({ oldest: days.from, newest: days.to }, errand);
    return events
      .flatMap((event) => plannedOf(event) ?? [])
      .filter(({ day }) => day >= days.from && day <= days.to);
  }

  /**
   * Into the day's comments. The diary has no field for what was lost: `hydrationVolume` is what was drunk, and
   * `hydration` how it felt, both for the athlete alone to fill in.
   */
  override async writeBack(
    day: string,
    loss: { lowL: number; highL: number },
    errand: Errand,
  ): Promise<void> {
    const told = await this.api.day(day, errand);
    if (told?.locked === true) return;
    const before = told?.comments ?? '';
    const after = withLine(before, loss);
    if (after !== before) await this.api.comment(day, after, errand);
  }
}

/** Every day of the calendar that any clock shows at some time in the span, and never more than a day too many. */
function daysAround({ from, to }: Span): Days {
  const day = (at: Date, hours: number): string =>
    new Date(at.getTime() + (hours / 24) * DAY_MS).toISOString().slice(0, 10);
  return { oldest: day(from, -FURTHEST_H), newest: day(to, FURTHEST_H) };
}
