import type { Ability } from '#src/connect/grant.port';
import type { StravaActivity } from '#integrations/strava/strava.shapes';

const PROFILE = 'profile:read_all';
/** Seen by who granted it: what is shown to nobody else, and what lies inside privacy zones. */
const ALL = 'activity:read_all';

/** What the athlete's page offers to tick, `more` with what they keep to themselves. */
export function wantedScopes({ more }: { more: boolean }): string {
  return ['read', 'activity:read', PROFILE, ...(more ? [ALL] : [])].join(',');
}

export function abilitiesBy(scopes: readonly string[]): Ability[] {
  const abilities: Ability[] = [];
  if (mayRead(scopes)) abilities.push('activities', 'history');
  if (scopes.includes(ALL)) abilities.push('private-activities');
  if (mayReadProfile(scopes)) abilities.push('profile');
  return abilities;
}

export function mayRead(scopes: readonly string[]): boolean {
  return scopes.includes('activity:read') || scopes.includes(ALL);
}

export function mayReadProfile(scopes: readonly string[]): boolean {
  return scopes.includes(PROFILE);
}

/** Strava shows some of what it should not. */
export function mayKeep(
  { private: isPrivate, visibility }: StravaActivity,
  scopes: readonly string[],
): boolean {
  return scopes.includes(ALL) || !(isPrivate === true || visibility === 'only_me');
}
