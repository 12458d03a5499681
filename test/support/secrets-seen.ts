import type { SeenRequest } from '#simulators/simulator';

/** Names under which forms and addresses carry what nobody may read in a log. */
const SECRET_FIELDS = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'token', 'verify_token'];

/** Every token, code and key that came by in these calls. */
export function secretsIn(requests: readonly SeenRequest[]): string[] {
  const found = requests.flatMap(({ headers, query, body }) => {
    const [scheme, credentials] = String(headers['authorization'] ?? '').split(' ');
    const fields = { ...query, ...(typeof body === 'object' ? body : {}) } as Record<string, unknown>;
    const carried = SECRET_FIELDS.map((name) => fields[name]);
    return [scheme && credentials, ...carried];
  });
  return [...new Set(found.filter((one) => typeof one === 'string' && one.length >= 8))] as string[];
}
