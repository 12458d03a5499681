import type { Asked, Datum, Ruling } from '#src/ledger/factor';

/** An answer that may be used, one that may not, and none. */
export const given = <T>(told: T): Asked<T> => ({ allowed: true, told });
export const DENIED = { allowed: false, told: null };
export const SILENT = { allowed: true, told: null };

/** A number that a ruling rests on, by its name. */
export function datumOf(ruling: Ruling, name: string): Datum | undefined {
  return ruling.applies === true ? ruling.data?.find((one) => one.name === name) : undefined;
}
