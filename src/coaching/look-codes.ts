/** Why somebody is to be looked at today, gravest first. None of them is a finding: a coach who sees one asks. */
export const LOOK_CODES = [
  'drank-more',
  'would-talk',
  'big-loss',
  'unaccustomed-heat',
  'load-far-above',
  'not-heard',
] as const;
export type LookCode = (typeof LOOK_CODES)[number];
