/** The body of every refusal; Strava's own description calls it `Fault`. */
export interface FaultBody {
  message: string;
  errors: { resource: string; field: string; code: string }[];
}

/** A call that ends here. With a `rule`, it is one that the real service would never have seen from a careful client. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: FaultBody,
    readonly broken: { rule: string; says: string } | null = null,
  ) {
    super(broken?.says ?? body.message);
  }
}

const MESSAGES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Authorization Error',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Record Not Found',
};

/** A refusal that belongs to ordinary life: an expired token, a deleted activity. */
export function refusal(status: number, resource: string, field: string, code = 'invalid'): Refusal {
  return new Refusal(status, { message: MESSAGES[status] ?? 'Error', errors: [{ resource, field, code }] });
}

/** A refusal of something no careful client does; it is written down and tests expect none. */
export function breach(rule: string, says: string, refused: Refusal): Refusal {
  return new Refusal(refused.status, refused.body, { rule, says });
}

/** Refuses what the call may not carry. */
export function expectOnly(allowed: readonly string[], given: object, where: string): void {
  for (const name of Object.keys(given))
    if (!allowed.includes(name))
      throw breach('unknown-parameter', `${where} knows no “${name}”.`, refusal(400, 'Parameter', name));
}
