import type { components } from '#web/api.gen.ts';

export type Archive = components['schemas']['Archive'];
export type Kind = Archive['kind'];

export const KINDS: Kind[] = ['strava-export', 'garmin-export', 'apple-health'];

export function isOver({ state }: Archive): boolean {
  return state === 'done' || state === 'failed';
}
