/** How this Strava behaves; a test or a newcomer may change any of it while it runs. */
export interface StravaSettings {
  clientId: string;
  clientSecret: string;
  /** Where the application said its redirects go; `localhost` and `127.0.0.1` may always be used. */
  callbackDomain: string;
  /** `page` shows a person the scopes to tick; `auto` presses Approve by itself; `deny` presses Cancel. */
  approval: 'page' | 'auto' | 'deny';
  /** What `auto` leaves ticked; everything asked for if null. */
  grantedScopes: string[] | null;
  /** Whether a refresh token is good for one use only. */
  rotate: boolean;
  /** How many athletes may be connected; null for any number. */
  athleteCap: number | null;
  /** Whether the developer's own subscription lapsed: everything is 403. */
  inactive: boolean;
  /** How likely each field that Strava may leave out is left out, 0 to 1; seeded by activity and field. */
  dropOptional: number;
  /** Which activities get an id past 2^53, where a careless parser loses digits. */
  bigIds: 'some' | 'none' | 'all';
  /** What is sent when an activity becomes private. */
  privateAs: 'update' | 'delete' | 'nothing';
  /** In which of the two forms seen in the wild a deauthorisation is sent. */
  deauthorisedAs: 'update' | 'delete';
}

export const STRAVA_SETTINGS: StravaSettings = {
  clientId: '24523',
  clientSecret: 'not-a-secret-of-strava-but-of-its-stand-in',
  callbackDomain: 'localhost',
  approval: 'page',
  grantedScopes: null,
  rotate: false,
  athleteCap: null,
  inactive: false,
  dropOptional: 0.1,
  bigIds: 'some',
  privateAs: 'update',
  deauthorisedAs: 'update',
};

export const SCOPES = [
  'read',
  'read_all',
  'profile:read_all',
  'profile:write',
  'activity:read',
  'activity:read_all',
  'activity:write',
] as const;

/** Whether what was granted covers `scope`; the wider of two scopes of a kind covers the narrower. */
export function covers(granted: readonly string[], scope: string): boolean {
  return granted.includes(scope) || (!scope.endsWith('_all') && granted.includes(`${scope}_all`));
}
