import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What a line of the log is about, beside its sentence. An id tells only whoever has the database who somebody is;
 * nothing else of anybody has a place here.
 */
export interface About {
  requestId?: string;
  accountId?: string;
  jobId?: string;
  topic?: string;
  provider?: string;
  method?: string;
  /** As it is written in the code, `/api/v1/sessions/:id`: an address can hold a secret. */
  route?: string;
  status?: number;
  tookMs?: number;
}

const standing = new AsyncLocalStorage<About>();

/** What the work is about in which this is asked. */
export function about(): Readonly<About> {
  return standing.getStore() ?? {};
}

/** Every line written in `work`, and in what it sets off, says this as well. */
export function concerning<T>(more: About, work: () => T): T {
  return standing.run({ ...about(), ...more }, work);
}

/**
 * The same for work that is its own: whoever happened to set it off is not what it is about. What it learns of itself
 * meanwhile is put into `what`.
 */
export function concerningOnly<T>(what: About, work: () => T): T {
  return standing.run(what, work);
}

/** What only comes out while the work is under way: every later line of it says this as well. */
export function alsoConcerning(more: About): void {
  Object.assign(standing.getStore() ?? {}, more);
}
