import { createHash } from 'node:crypto';
import { type Capabilities, capabilities } from '#src/connect/capabilities.port';
import { AthleteCapReached, GrantLost, GrantRefused, TokenRefused } from '#src/connect/connect.problems';
import { BareConnector } from '#src/connect/connector.port';
import type { Attribution, Coverage } from '#src/connect/coverage.port';
import type { Ability, Authorisation, Errand, Grant, Return, Tokens } from '#src/connect/grant.port';
import { OWN_FILE, type SourceTerms } from '#src/sessions/source-terms.port';
import type { StandingClock } from './clock.js';

const LAP_TIMES: Capabilities = {
  authorisation: 'oauth2',
  pkce: true,
  refresh: true,
  revoke: true,
  webhooks: 'hint',
  handshake: false,
  registersWebhooks: false,
  fetch: true,
  list: true,
  backfill: 'list',
  backfillDays: 90,
  weight: false,
  writesBack: true,
  plans: false,
  limits: [
    { counter: 'quarter', most: 100, windowS: 900 },
    { counter: 'day', most: 1000, windowS: 86_400 },
  ],
};

interface Page {
  vendorUserId: string;
  scopes: string[];
  challenge: string | null;
  redirectUri: string;
}

/** A brand nobody has heard of, with its own side played as well: pages to approve on, codes and tokens that work once. */
export class LapTimes extends BareConnector {
  readonly brand: string = 'laptimes';
  readonly title: string = 'Lap Times';
  readonly coverage: Coverage = { fields: [], streams: [] };
  readonly terms: SourceTerms = OWN_FILE;
  readonly attribution: Attribution = {
    text: 'Powered by Lap Times',
    activityUrl: 'https://laptimes.example/activities/{id}',
    linkText: 'View on Lap Times',
    namesDevice: true,
  };
  readonly gives: readonly Ability[] = ['activities', 'private-activities', 'profile', 'write-back'];
  readonly capabilities: Capabilities;
  isConfigured = true;

  /** Where athletes were sent. */
  readonly sent: Authorisation[] = [];
  readonly revoked: Tokens[] = [];
  refreshes = 0;
  exchanges = 0;
  /** A refresh token works once. */
  rotates = true;
  /** No athlete more. */
  isFull = false;
  /** Before a refresh is answered. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();

  private readonly pages = new Map<string, Page>();
  private readonly refreshTokens = new Map<string, string>();
  private readonly accessTokens = new Set<string>();
  private made = 0;

  constructor(
    private readonly clock: StandingClock,
    changed: Partial<Capabilities> = {},
  ) {
    super();
    this.capabilities = capabilities({ ...LAP_TIMES, ...changed });
  }

  abilitiesOf(scopes: readonly string[]): Ability[] {
    return this.gives.filter((ability) => scopes.includes(ability));
  }

  override authorise(wanted: Authorisation): string {
    this.sent.push(wanted);
    return `https://laptimes.example/approve?${new URLSearchParams({ state: wanted.state }).toString()}`;
  }

  /** The athlete approves on the brand's page where they were sent last; the code they come back with. */
  approve(vendorUserId: string, scopes: Ability[] = ['activities', 'profile', 'write-back']): string {
    const { challenge, redirectUri } = this.sent.at(-1)!;
    const code = `code-${++this.made}`;
    this.pages.set(code, { vendorUserId, scopes, challenge, redirectUri });
    return code;
  }

  override async exchange({ code, redirectUri, verifier, scopes }: Return): Promise<Grant> {
    this.exchanges++;
    const page = this.pages.get(code);
    this.pages.delete(code);
    const challenge = verifier && createHash('sha256').update(verifier).digest('base64url');
    if (!page || page.challenge !== challenge || page.redirectUri !== redirectUri)
      throw new GrantRefused(this.title);
    if (this.isFull) throw new AthleteCapReached(this.title);
    return this.grant(page.vendorUserId, scopes ?? page.scopes);
  }

  override async tryKey(key: string): Promise<Grant> {
    if (!key.startsWith('key-of-')) throw new GrantRefused(this.title);
    const tokens = { access: key, refresh: null, accessExpiresAt: null, refreshExpiresAt: null };
    this.accessTokens.add(key);
    return { tokens, vendorUserId: key.slice('key-of-'.length), scopes: ['activities'] };
  }

  /** As an exchange answers. */
  grant(vendorUserId: string, scopes: string[] = ['activities', 'profile', 'write-back']): Grant {
    return { tokens: this.newTokens(vendorUserId), vendorUserId, scopes };
  }

  override async refresh({ refresh }: Tokens): Promise<Tokens> {
    this.refreshes++;
    const vendorUserId = this.refreshTokens.get(refresh ?? '');
    if (vendorUserId === undefined) throw new GrantLost(this.title);
    if (this.rotates) this.refreshTokens.delete(refresh!);
    const tokens = this.newTokens(vendorUserId);
    await this.beforeAnswer();
    return tokens;
  }

  override async revoke(tokens: Tokens): Promise<void> {
    this.revoked.push(tokens);
  }

  async stillGranted({ accessToken }: Errand): Promise<boolean> {
    return this.accessTokens.has(accessToken);
  }

  /** What every request to it begins with: counted, and looked at who asks. */
  async ask(errand: Errand): Promise<string> {
    await errand.spend();
    if (!this.accessTokens.has(errand.accessToken)) throw new TokenRefused(this.title);
    return errand.accessToken;
  }

  /** No access token opens anything any more; `all`: refresh tokens neither. */
  forget(what: 'access' | 'all'): void {
    this.accessTokens.clear();
    if (what === 'all') this.refreshTokens.clear();
  }

  private newTokens(vendorUserId: string): Tokens {
    const n = ++this.made;
    const tokens = { access: `clear-access-token-${n}`, refresh: `clear-refresh-token-${n}` };
    this.accessTokens.add(tokens.access);
    this.refreshTokens.set(tokens.refresh, vendorUserId);
    const in6Hours = new Date(this.clock.now().getTime() + 6 * 3_600_000);
    return { ...tokens, accessExpiresAt: in6Hours, refreshExpiresAt: null };
  }
}
