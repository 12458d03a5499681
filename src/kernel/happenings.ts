/**
 * What the service does, told as it happens to whoever counts it. Every word is one of few (a brand, a topic, a route as it
 * is written in the code): never an id, an address, or anything of anybody. Times are in seconds.
 */
export interface Happenings {
  /** `route`: `/api/v1/sessions/:id`; `none` where no route fits. */
  'request.answered': { method: string; route: string; status: number; tookS: number };
  /** A brand knocked and told of something: once for each thing it told of, or for the knock that came to nothing. */
  'notice.taken': { provider: string; result: 'taken' | 'refused' | 'failed' };
  /** `status`: as HTTP has it; `none` where no answer came. */
  'vendor.answered': { provider: string; status: string; tookS: number };
  'tokens.refreshed': { provider: string; result: 'renewed' | 'lost' | 'failed' };
  'job.ended': { topic: string; result: 'done' | 'postponed' | 'failed'; tookS: number };
  /** A message on one of its ways. */
  'message.carried': { channel: string; result: 'sent' | 'gone' | 'removed' | 'failed' };
  /** One service, for one way through the weather; `known`: all it could tell was there already. */
  'weather.looked-up': { provider: string; result: 'known' | 'asked' | 'resting' | 'no-consent' | 'failed' };
}

type Ear<Name extends keyof Happenings> = (what: Happenings[Name]) => void;

const ears: { [Name in keyof Happenings]: Set<Ear<Name>> } = {
  'request.answered': new Set(),
  'notice.taken': new Set(),
  'vendor.answered': new Set(),
  'tokens.refreshed': new Set(),
  'job.ended': new Set(),
  'message.carried': new Set(),
  'weather.looked-up': new Set(),
};

/** Costs next to nothing while nobody listens. Whoever tells does not hear of what listeners make of it. */
export function tell<Name extends keyof Happenings>(name: Name, what: Happenings[Name]): void {
  for (const ear of ears[name]) {
    try {
      ear(what);
    } catch (error) {
      // Aloud, but to nobody who works: what is counted must not decide what becomes of the work.
      process.emitWarning(`Who heard of ${name} failed: ${error instanceof Error ? error.name : 'unknown'}.`);
    }
  }
}

/** Hears of all of a kind in this process, until the function it gives back is called. */
export function hear<Name extends keyof Happenings>(name: Name, ear: Ear<Name>): () => void {
  ears[name].add(ear);
  return () => void ears[name].delete(ear);
}

/** Seconds since `began`, which is what `performance.now()` said then. */
export function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
