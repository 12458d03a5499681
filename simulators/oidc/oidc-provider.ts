import { createHash } from 'node:crypto';
import { claimsOf, IdTokens, type Person, type TokenFault } from '#simulators/oidc/id-tokens';
import { Seeded } from '#simulators/seeded';
import { Simulator, type SimulatorOptions } from '#simulators/simulator';

const CODE_LIVES_S = 60;

export interface OidcOptions extends SimulatorOptions {
  clientId?: string;
  clientSecret?: string;
  /** The only addresses browsers are sent back to; null: any on this machine. */
  redirectUris?: string[] | null;
}

interface Given {
  person: Person;
  redirectUri: string;
  challenge: string;
  nonce: string;
  until: number;
}

/** A call as the provider refuses it. */
export interface Refusal {
  rule: string;
  says: string;
}

/** A provider of OpenID Connect that is stricter than most: PKCE, state, nonce, secret and redirect address must all fit. */
export class OidcSimulator extends Simulator {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who can sign in there; the first is signed in already. */
  readonly people: Person[] = [];
  /** The next token has this wrong with it. */
  tokenFault: TokenFault | null = null;
  /** Tells address and groups at userinfo only, as several providers do. */
  bareTokens = false;
  private readonly redirectUris: string[] | null;
  private readonly codes = new Map<string, Given>();
  private readonly access = new Map<string, Person>();
  private readonly chance: Seeded;
  private tokens: IdTokens | null = null;

  constructor(options: OidcOptions = {}) {
    super(options);
    this.clientId = options.clientId ?? 'svett';
    this.clientSecret = options.clientSecret ?? 'sim-oidc-secret';
    this.redirectUris = options.redirectUris ?? null;
    this.chance = Seeded.of(this.seed, 'oidc');
  }

  async idTokens(): Promise<IdTokens> {
    return (this.tokens ??= await IdTokens.open(this.clock));
  }

  /** What is wrong with a request to sign somebody in. */
  faultOf(query: Record<string, string>): Refusal | null {
    const wanted: [boolean, string, string][] = [
      [query['response_type'] === 'code', 'response-type', 'response_type must be code.'],
      [query['client_id'] === this.clientId, 'unknown-client', 'There is no such client.'],
      [this.takesBackTo(query['redirect_uri']), 'redirect-uri', 'That redirect_uri is not registered.'],
      [(query['scope'] ?? '').split(' ').includes('openid'), 'scope', 'scope must name openid.'],
      [query['code_challenge_method'] === 'S256', 'pkce', 'PKCE with S256 is required.'],
      [/^[\w-]{43}$/.test(query['code_challenge'] ?? ''), 'pkce', 'code_challenge must be a SHA-256.'],
      [(query['state'] ?? '').length >= 20, 'state', 'state must not be guessable.'],
      [(query['nonce'] ?? '').length >= 20, 'nonce', 'nonce must not be guessable.'],
    ];
    const broken = wanted.find(([fits]) => !fits);
    return broken ? { rule: broken[1], says: broken[2] } : null;
  }

  /** They sign in and say yes: the address the browser goes back to. */
  approve(query: Record<string, string>, person: Person): string {
    const code = this.chance.hex(40);
    this.codes.set(code, {
      person,
      redirectUri: query['redirect_uri'] ?? '',
      challenge: query['code_challenge'] ?? '',
      nonce: query['nonce'] ?? '',
      until: this.clock.nowS() + CODE_LIVES_S,
    });
    return back(query, { code });
  }

  deny(query: Record<string, string>): string {
    return back(query, { error: 'access_denied' });
  }

  /** Uses a code up. */
  async exchange(form: Record<string, string>): Promise<object | Refusal> {
    const given = this.codes.get(form['code'] ?? '');
    this.codes.delete(form['code'] ?? '');
    if (!given || given.until <= this.clock.nowS())
      return { rule: 'code', says: 'The code is used, old or unknown.' };
    if (form['redirect_uri'] !== given.redirectUri)
      return { rule: 'redirect-uri', says: 'redirect_uri must be the one of the beginning.' };
    const digest = createHash('sha256')
      .update(form['code_verifier'] ?? '')
      .digest('base64url');
    if (digest !== given.challenge) return { rule: 'pkce', says: 'code_verifier does not fit.' };
    const fault = this.tokenFault;
    this.tokenFault = null;
    const accessToken = this.chance.hex(40);
    this.access.set(accessToken, given.person);
    const { clientId, url: issuer, bareTokens: bare } = this;
    const wishes = { issuer, clientId, nonce: given.nonce, person: given.person, bare, fault };
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: await (await this.idTokens()).make(wishes),
    };
  }

  told(accessToken: string): object | null {
    const person = this.access.get(accessToken);
    return person ? { sub: person.subject, ...claimsOf(person) } : null;
  }

  private takesBackTo(uri = ''): boolean {
    if (this.redirectUris) return this.redirectUris.includes(uri);
    return ['localhost', '127.0.0.1'].includes(URL.parse(uri)?.hostname ?? '');
  }
}

function back(query: Record<string, string>, more: Record<string, string>): string {
  const address = new URL(query['redirect_uri'] ?? '');
  for (const [name, value] of Object.entries({ ...more, state: query['state'] ?? '' }))
    address.searchParams.set(name, value);
  return address.href;
}
