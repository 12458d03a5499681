import type { HTTPMethods } from 'fastify';
import type { TokenScope } from '#src/people/token-scope';
import type { Stage } from './stage.js';

/**
 * Who is let in:
 * - `anybody`: no sign-in is asked for;
 * - `signed-in`: everybody who is, and each finds their own things;
 * - `owner`: of the thing in the address; to everybody else it is as if it did not exist;
 * - `operator`, `coach`: whoever has that role, or one above it;
 * - `knows-the-address`: whoever knows the secret in the address, as brands do.
 */
export type LetIn = 'anybody' | 'signed-in' | 'owner' | 'coach' | 'operator' | 'knows-the-address';

export interface Ask {
  /** Fills `:name` in the route. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: object;
  /** A file in a multipart form instead of a body. */
  file?: Uint8Array;
}

/** One route of the application, and what it answers to whom. */
export interface Row {
  /** As the application names it: `GET /api/v1/sessions/:id`. */
  route: `${HTTPMethods} /${string}`;
  letsIn: LetIn;
  /** What a personal access token must be made for, all of it; `never`: it gets nowhere. Of routes that let in anybody: leave out. */
  token?: TokenScope | readonly TokenScope[] | 'never';
  /** Marked @Confirmed(): asks to show again that it is you. */
  confirmed?: true;
  /** The owner's thing: its id fills `:id`. Called for every request, so that one may be removed. */
  thing?: (stage: Stage) => string | Promise<string>;
  /** A request that is in order; `id` is that of the thing. */
  ask?: (stage: Stage, id: string) => Ask | Promise<Ask>;
  /** Status for a thing that does not exist, if not 404. */
  missing?: number;
  /** The answer goes on for as long as somebody listens: its beginning is all that is waited for. */
  goesOn?: true;
  /** Where somebody not signed in is sent on to, instead of being asked who they are. */
  strangerGoesTo?: string;
  /** What whoever guesses at the secret in the address gets, if not what brands get. */
  guessing?: string;
  /** The answer (a problem's code, or a bare status) that shows one was let in, where one in full order would do too much. */
  through?: string;
}
