/** The keys of a link, as the brand gave them. Never logged, sealed at rest. */
export interface Tokens {
  access: string;
  refresh: string | null;
  /** null: does not run out. */
  accessExpiresAt: Date | null;
  refreshExpiresAt: Date | null;
}

/** What a brand gave us leave for. */
export interface Grant {
  tokens: Tokens;
  /** The brand's id of the athlete: what its webhooks name. */
  vendorUserId: string;
  /** As granted, which may be less than asked. */
  scopes: string[];
}

export const ABILITIES = [
  'activities',
  'private-activities',
  'profile',
  'history',
  'weight',
  'write-back',
  'plans',
] as const;

/** A part of what a brand can tell, in words both people and rules understand. */
export type Ability = (typeof ABILITIES)[number];

/** Asked for only where the athlete wishes it: people keep some things to themselves for a reason. */
export const ON_WISH: readonly Ability[] = ['private-activities'];

/** What is known when an athlete is to be sent to the brand's page. */
export interface Authorisation {
  redirectUri: string;
  state: string;
  /** S256 challenge; null where the brand has no PKCE. */
  challenge: string | null;
  /** Parts beyond the usual the athlete wants: `private-activities`. */
  wishes: Ability[];
}

/** What the brand's page sent back. */
export interface Return {
  code: string;
  redirectUri: string;
  verifier: string | null;
  /** As the redirect told them; null where the brand tells elsewhere. */
  scopes: string[] | null;
  /** There is a link already, which giving the grant back would end as well. */
  renews?: boolean;
}

/** What a request's limits stand at, as an answer's headers told. */
export interface LimitReading {
  counter: string;
  most: number;
  used: number;
}

/** A call in an athlete's name: a good token, and a share of the brand's request budget. */
export interface Errand {
  readonly accessToken: string;
  readonly vendorUserId: string;
  readonly scopes: readonly string[];
  /** Before every request to the brand. @throws BudgetSpent until the window ends */
  spend(): Promise<void>;
  /** After every answer that tells of limits. */
  learn(readings: LimitReading[]): Promise<void>;
}
