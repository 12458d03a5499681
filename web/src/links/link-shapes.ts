import type { components } from '#web/api.gen.ts';

type Shapes = components['schemas'];

/** A service that can be linked, and the athlete's link to it if there is one. */
export type Offer = Shapes['LinkOffer'];
export type Link = NonNullable<Offer['link']>;
export type Ability = Offer['gives'][number];
export type Consent = Shapes['Consent'];

/** Asked for only where the athlete wants it: people keep some things to themselves for a reason. */
export const ON_WISH: Ability[] = ['private-activities'];

/** How the way back from a service's own page ended. */
export const OUTCOMES = [
  'connected',
  'less',
  'denied',
  'expired',
  'refused',
  'full',
  'taken',
  'other',
  'down',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function outcomeOf(value: unknown): Outcome | undefined {
  return OUTCOMES.find((outcome) => outcome === value);
}
