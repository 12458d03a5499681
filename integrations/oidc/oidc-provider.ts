import * as oidc from 'openid-client';
import { z } from 'zod';
import type { ProviderSettings } from '#src/config/provider-settings';
import { type Identity, IdentityProvider, type Round } from '#src/entry/provider.port';
import { ProviderNotBelieved, ProviderRefused, ProviderUnreachable } from '#src/entry/provider.problems';

const WITHIN_S = 10;
/** Providers change their addresses rarely, and their keys are fetched anew when an unknown one turns up. */
const KNOWN_FOR_MS = 60 * 60_000;
/** How long ago somebody may have signed in there who is asked to do so anew. */
const FRESH_WITHIN_S = 300;
const SCOPES = ['openid', 'email', 'profile'];

/** What we read of a person; providers say much more. */
const Claims = z.object({
  email: z.string().max(254).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  groups: z.array(z.string()).optional().catch(undefined),
});
type Claims = z.output<typeof Claims>;

/** A provider that speaks OpenID Connect, by the certified client; called only where its own discovery says. */
export class OidcProvider extends IdentityProvider {
  private known: { configuration: oidc.Configuration; at: number } | null = null;

  constructor(
    private readonly settings: ProviderSettings,
    private readonly now: () => number,
  ) {
    super();
  }

  async check(): Promise<void> {
    await this.configuration();
  }

  async begin({ state, nonce, verifier, redirectUri, fresh }: Round): Promise<string> {
    const configuration = await this.configuration();
    const address = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.scopes(configuration).join(' '),
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...(fresh && { prompt: 'login', max_age: String(FRESH_WITHIN_S) }),
    });
    return address.href;
  }

  async finish(search: string, { state, nonce, verifier, redirectUri, fresh }: Round): Promise<Identity> {
    const configuration = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(redirectUri + search), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        ...(fresh && { maxAge: FRESH_WITHIN_S }),
      });
      const claims = tokens.claims();
      if (!claims) throw new ProviderNotBelieved();
      const { iss: issuer, sub: subject } = claims;
      const told = await this.toldOf(configuration, tokens.access_token, subject, Claims.parse(claims));
      return {
        issuer,
        subject,
        email: told.email ?? null,
        emailVerified: told.email_verified === true,
        groups: told.groups ?? null,
      };
    } catch (error) {
      throw inWords(error);
    }
  }

  /** Many providers keep address and groups out of the token and tell them when asked. */
  private async toldOf(
    configuration: oidc.Configuration,
    accessToken: string,
    subject: string,
    claims: Claims,
  ): Promise<Claims> {
    const isEnough =
      claims.email !== undefined && (!this.settings.operatorGroup || claims.groups !== undefined);
    if (isEnough || !configuration.serverMetadata().userinfo_endpoint) return claims;
    const more = Claims.parse(await oidc.fetchUserInfo(configuration, accessToken, subject));
    // An address and whether it is verified belong together: never one of here and one of there.
    const address = claims.email === undefined ? more : claims;
    return {
      email: address.email,
      email_verified: address.email_verified,
      groups: claims.groups ?? more.groups,
    };
  }

  private scopes(configuration: oidc.Configuration): string[] {
    const offered = configuration.serverMetadata().scopes_supported ?? [];
    return this.settings.operatorGroup && offered.includes('groups') ? [...SCOPES, 'groups'] : SCOPES;
  }

  private async configuration(): Promise<oidc.Configuration> {
    if (this.known && this.now() - this.known.at < KNOWN_FOR_MS) return this.known.configuration;
    const { issuer, clientId, clientSecret } = this.settings;
    try {
      // The settings let plain http pass for this very machine only.
      const plain = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
      const configuration = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: WITHIN_S,
        // Without it the token would be believed for coming over TLS, and not for its signature.
        execute: [...plain, oidc.enableNonRepudiationChecks],
      });
      this.known = { configuration, at: this.now() };
      return configuration;
    } catch {
      throw new ProviderUnreachable();
    }
  }
}

/** What went wrong, without what was said: it may hold a code, a token or an address. */
function inWords(error: unknown): Error {
  if (error instanceof ProviderNotBelieved) return error;
  if (error instanceof oidc.AuthorizationResponseError) return new ProviderRefused();
  if (error instanceof oidc.ResponseBodyError)
    return error.status >= 500 ? new ProviderUnreachable() : new ProviderNotBelieved();
  return isSilence(error) ? new ProviderUnreachable() : new ProviderNotBelieved();
}

const SILENT = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);
/** How fetch says that nobody answered, or not in time; by name, as it may come from another realm. */
const NOBODY = new Set(['TypeError', 'TimeoutError', 'AbortError']);

function isSilence(error: unknown): boolean {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { name?: string } | null };
  return (
    SILENT.has(code ?? '') || NOBODY.has(name ?? '') || (code === undefined && NOBODY.has(cause?.name ?? ''))
  );
}
