import type { FastifyRequest } from 'fastify';
import type { Settings } from '#src/config/settings';
import { InvalidRequest } from '#src/door/request.problems';

/** Where a browser believes to be: passkeys belong to the host's name and are shown to its pages only. */
export interface Site {
  /** The host's name without a port: WebAuthn's relying party id. */
  host: string;
  /** `https://svett.example.org` */
  origin: string;
}

/**
 * PUBLIC_URL where it is set, so that nobody can talk us into another place; else where the request was sent to.
 * @throws InvalidRequest where it says it was sent to what is no host
 */
export function siteOf({ publicUrl }: Pick<Settings, 'publicUrl'>, { protocol, host }: FastifyRequest): Site {
  const address = publicUrl ?? `${protocol}://${host}`;
  if (!URL.canParse(address)) throw new InvalidRequest([{ path: 'host', message: 'is no host name' }]);
  const { hostname, origin } = new URL(address);
  return { host: hostname, origin };
}
