import type { z } from 'zod';

/** A fact in the past tense: `session.recorded`. Whoever says it does not know who listens. */
export interface Topic<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  /** Whoever listens waits for a server that anybody may have named: few are carried at once, so that nothing else waits. */
  readonly isSlow: boolean;
}

export function topic<Payload extends z.ZodType>(
  name: string,
  payload: Payload,
  { isSlow = false } = {},
): Topic<Payload> {
  return { name, payload, isSlow };
}

/** What a topic's listener hears. */
export type Said<T extends Topic> = z.output<T['payload']>;
