/** Of what kinds of things it is said that something changed. The word is all that is said: no id, no name, no number. */
export const WHAT = ['tasks', 'links', 'sessions', 'estimates', 'inbox'] as const;
export type What = (typeof WHAT)[number];

/** Why a stream ends that is not to be opened again at once. */
export type Ending = 'signed-out' | 'too-many';
