import type { Nudge } from '#src/nudges/nudge.entity';

/** Whether something is still to come of it: it waits to be said, or a phone is still to hear of it. */
export function isPending({ state, pushAt }: Nudge): boolean {
  return state === 'waiting' || (state === 'spoken' && pushAt !== null);
}

/** When that is. */
export function momentOf({ state, dueAt, pushAt }: Nudge): Date {
  return state === 'waiting' ? dueAt : pushAt!;
}
