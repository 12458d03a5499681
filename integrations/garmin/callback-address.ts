import { StrangeAddress } from '#src/connect/connect.problems';

/**
 * An address from a notice, if it is Garmin's: whoever could make us call any other would be handed an athlete's
 * token. Plain http is for stand-ins only, where the API itself is plain.
 *
 * @throws StrangeAddress
 */
export function callbackAddress(
  told: string,
  { callbackHosts, apiBase }: { callbackHosts: readonly string[]; apiBase: string },
): string {
  const url = URL.canParse(told) ? new URL(told) : null;
  const schemes = ['https:', new URL(apiBase).protocol];
  const isOurs =
    url !== null &&
    callbackHosts.includes(url.host) &&
    schemes.includes(url.protocol) &&
    url.username === '' &&
    url.password === '';
  if (!isOurs) throw new StrangeAddress('Garmin');
  return url.toString();
}
