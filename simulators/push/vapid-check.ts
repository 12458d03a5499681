import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';

export interface Refusal {
  status: number;
  rule: string;
  says: string;
}

const DAY_S = 86_400;
const FORM = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), ?k=([\w-]{87})$/;

/** Who sends, by its public key, or why it is not let in (RFC 8292). */
export async function senderOf(
  authorization: string | undefined,
  { audience, nowS }: { audience: string; nowS: number },
): Promise<{ serverKey: string } | Refusal> {
  const [, token, serverKey] = FORM.exec(authorization ?? '') ?? [];
  if (token === undefined || serverKey === undefined)
    return refused(401, 'vapid-form', 'Authorization must be: vapid t=…, k=….');
  try {
    if (decodeProtectedHeader(token).alg !== 'ES256')
      return refused(403, 'vapid-alg', 'The note must be signed by ES256.');
    const { payload } = await jwtVerify(token, await keyOf(serverKey), {
      algorithms: ['ES256'],
      audience,
      currentDate: new Date(nowS * 1000),
      requiredClaims: ['aud', 'exp', 'sub'],
    });
    if (payload.exp! > nowS + DAY_S) return refused(403, 'vapid-exp', 'The note is good for over a day.');
    // Apple's service refuses any other with BadJwtToken.
    if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/(?!localhost)\S+)$/.test(payload.sub!))
      return refused(403, 'vapid-sub', 'sub must be mailto: or https:, and no localhost.');
    return { serverKey };
  } catch {
    return refused(403, 'vapid', 'The note is not signed by that key, not for us, or over.');
  }
}

function keyOf(serverKey: string): ReturnType<typeof importJWK> {
  const point = Buffer.from(serverKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  return importJWK({ kty: 'EC', crv: 'P-256', x: x!, y: y! }, 'ES256');
}

function refused(status: number, rule: string, says: string): Refusal {
  return { status, rule, says };
}
