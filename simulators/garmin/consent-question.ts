/** What stands in the address of Garmin’s consent page. */
export const QUESTION = [
  'response_type',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'redirect_uri',
  'state',
] as const;

export interface KnownClient {
  clientId: string;
  allowsRedirect(address: string): boolean;
}

/** What Garmin would not accept of such an address; null if nothing. */
export function faultOf(
  query: Record<string, string>,
  client: KnownClient,
): { rule: string; says: string } | null {
  const unknown = Object.keys(query).find((name) => !(QUESTION as readonly string[]).includes(name));
  if (unknown) return { rule: 'unknown-parameter', says: `Garmin knows no parameter ${unknown}.` };
  if (query.response_type !== 'code') return { rule: 'response-type', says: 'response_type must be code.' };
  if (query.client_id !== client.clientId) return { rule: 'client', says: 'This client is not known.' };
  if (query.code_challenge_method !== 'S256')
    return { rule: 'pkce', says: 'code_challenge_method must be S256.' };
  if (!/^[\w-]{43}$/.test(query.code_challenge ?? ''))
    return { rule: 'pkce', says: 'code_challenge must be a SHA-256 in base64url.' };
  if (!client.allowsRedirect(query.redirect_uri ?? ''))
    return { rule: 'redirect-off-domain', says: 'redirect_uri is not one of this client.' };
  if ((query.state ?? '').length < 16)
    return { rule: 'state', says: 'state must be there, and too long to guess.' };
  return null;
}
