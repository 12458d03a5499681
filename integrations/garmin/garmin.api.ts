import type { Span } from '#src/connect/arrival.port';
import { GrantLost, NotThere, ScopeMissing, TokenRefused } from '#src/connect/connect.problems';
import type { Errand, Return, Tokens } from '#src/connect/grant.port';
import type { Application, BrandSettings } from '#src/config/brand-settings';
import type { Clock } from '#src/kernel/clock';
import type { Answer } from '#integrations/http/answer';
import { type Call, VendorHttp } from '#integrations/http/vendor-http';
import { garminProblem, isNotEnabled } from '#integrations/garmin/garmin-faults';
import { permissionsShape, recordsShape, tokenShape, userShape } from '#integrations/garmin/garmin.shapes';

export type GarminSettings = BrandSettings['garmin'];

const REST = '/wellness-api/rest';

/** Garmin's OAuth and the calls it lets a partner make, one method a call. */
export class GarminApi {
  private readonly api: VendorHttp;

  constructor(
    private readonly settings: GarminSettings,
    private readonly application: Application,
    private readonly clock: Clock,
  ) {
    this.api = new VendorHttp({ title: 'Garmin', baseUrl: settings.apiBase, problemOf: garminProblem });
  }

  /** @throws GrantLost for a code that is used, old, or not ours */
  async exchange({ code, redirectUri, verifier }: Return): Promise<Tokens> {
    return this.tokens({
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier ?? '',
      redirect_uri: redirectUri,
    });
  }

  /** Each refresh gives another refresh token, and the one before is good for nothing. @throws GrantLost */
  async refresh(refresh: string): Promise<Tokens> {
    return this.tokens({ grant_type: 'refresh_token', refresh_token: refresh });
  }

  async userId(caller: Caller): Promise<string> {
    return (await this.api.get(userShape, { path: this.user('id'), inOwnWords: true, ...caller })).userId;
  }

  async permissions(caller: Caller): Promise<string[]> {
    return this.api.get(permissionsShape, { path: this.user('permissions'), ...caller });
  }

  async deregister(accessToken: string): Promise<void> {
    await this.api.done('DELETE', { path: this.user('registration'), bearer: { token: accessToken } });
  }

  /** What a ping's address holds; the address was checked. @throws NotThere when it was used before, or is too old */
  async pull(address: string, errand: Errand): Promise<unknown[]> {
    return this.api.get(recordsShape, { path: address, errand });
  }

  /** A file's bytes. Sources differ on whether the token may come along: where it must not, it stays at home. */
  async file(address: string, errand: Errand): Promise<Uint8Array> {
    const { fileBearer } = this.settings;
    const without = (): Promise<Buffer> => this.api.getBytes({ path: address, errand, bearer: 'none' });
    if (fileBearer === 'never') return without();
    try {
      return await this.api.getBytes({ path: address, errand });
    } catch (problem) {
      const refused = problem instanceof TokenRefused || problem instanceof ScopeMissing;
      if (fileBearer === 'always' || !refused) throw problem;
      return without().catch((again: unknown) => {
        // Neither way: then it is the token that is bad, or the address.
        throw again instanceof NotThere ? again : problem;
      });
    }
  }

  /** Asks for a span of the past to be pushed. Quiet when it was asked for before: each is told once. */
  async backfill(type: string, span: Span, errand: Errand): Promise<void> {
    await this.askBack(type, span, { errand, fine: ({ status }) => status === 409 });
  }

  /** As `backfill`, and quiet too where the operator has not switched this type on at Garmin. */
  async backfillIfSubscribed(type: string, span: Span, errand: Errand): Promise<void> {
    const fine = (answer: Answer): boolean => answer.status === 409 || isNotEnabled(answer);
    await this.askBack(type, span, { errand, fine });
  }

  private async askBack(
    type: string,
    { from, to }: Span,
    call: Required<Pick<Call, 'errand' | 'fine'>>,
  ): Promise<void> {
    const query = {
      summaryStartTimeInSeconds: Math.floor(from.getTime() / 1000),
      summaryEndTimeInSeconds: Math.floor(to.getTime() / 1000),
    };
    await this.api.done('GET', { path: `${REST}/backfill/${type}`, query, ...call });
  }

  private async tokens(form: Record<string, string>): Promise<Tokens> {
    const { clientId: client_id, clientSecret: client_secret } = this.application;
    const asked = {
      path: this.settings.tokenUrl,
      form: { ...form, client_id, client_secret },
      inOwnWords: true,
    };
    const askedAt = this.clock.now().getTime();
    const answer = await this.api.post(tokenShape, asked).catch((problem: unknown) => {
      throw problem instanceof TokenRefused ? new GrantLost('Garmin') : problem;
    });
    const after = (seconds: number | null | undefined): Date | null =>
      typeof seconds === 'number' ? new Date(askedAt + seconds * 1000) : null;
    return {
      access: answer.access_token,
      refresh: answer.refresh_token ?? form['refresh_token'] ?? null,
      accessExpiresAt: after(answer.expires_in),
      refreshExpiresAt: after(answer.refresh_token_expires_in),
    };
  }

  private user(what: string): string {
    return `${this.settings.userPrefix}/user/${what}`;
  }
}

/** In whose name: on an errand, or with a token that has only just been given. */
export type Caller = { errand: Errand } | { bearer: { token: string } };
