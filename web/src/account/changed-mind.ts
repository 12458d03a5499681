/** Somebody was asked whether it is them and let it be. Nothing was done, and nothing went wrong. */
export class ChangedMind extends Error {}
