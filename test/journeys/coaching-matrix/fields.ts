import type { Marks } from './marks.js';

const digits = (value: number, decimals: number) => value.toFixed(decimals).replace('.', '[.,]?'); // in a file the comma, in smaller units nothing
const alone = (pattern: string) => new RegExp(`(?<!\\d|\\d[.,])${pattern}`);

/** What is never shown to anybody else, whatever is shared: how each field of somebody is known again. */
export const MARKED: Record<string, (marks: Marks) => RegExp> = {
  'the e-mail address': ({ email }) => new RegExp(email),
  'the birth date': ({ birthDate }) => new RegExp(birthDate),
  kilos: ({ massKg, afterKg }) => alone(`(${digits(massKg, 2)}|${digits(afterKg, 2)})`),
  height: ({ heightCm }) => alone(digits(heightCm, 2)),
  'the heart at rest': ({ restingHeartRateBpm }) => alone(digits(restingHeartRateBpm, 2)),
  'the place': ({ place }) => alone(`(${digits(place.latitudeDeg, 2)}|${digits(place.longitudeDeg, 2)})`),
  'a device': ({ serial }) => new RegExp(serial),
  'a brand’s word for the sport': ({ sportRaw }) => new RegExp(sportRaw),
  'what only Strava tells': ({ stravaDistanceM }) => alone(String(stravaDistanceM)),
  'a food': ({ foodName, dislikedFood }) => new RegExp(`${foodName}|${dislikedFood}`),
  'a laboratory value': ({ labValue, labName }) => new RegExp(`${digits(labValue, 4)}|${labName}`),
  'an answer of a check-in': ({ sleepH }) => alone(digits(sleepH, 3)),
  'an own plan': ({ planName }) => new RegExp(planName),
};

/** What may stand elsewhere by chance, as in a table of foods, but nowhere before a coach. */
export const COMMON: Record<string, (marks: Marks) => RegExp> = {
  'the heart rate': ({ heartRateBpm }) => alone(`${heartRateBpm}(?!\\d)`),
  'the power': ({ powerW }) => alone(`${powerW}(?!\\d)`),
  'how somebody lives': () => /coeliac|lithium|vegan|almonds/,
  'by what a load was reckoned': () => /heart-rate|"rpe"/,
};

/** What can have the digits of a mark by chance: moments, ids and digests. */
const CHANCE = /\d{4}-\d{2}-\d{2}T[\d:.]+Z|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}/g;

/** Which fields of somebody stand in this text. */
export function fieldsIn(text: string, marks: Marks, fields = MARKED): string[] {
  const told = text.replace(CHANCE, '');
  return Object.entries(fields).flatMap(([field, trace]) => (trace(marks).test(told) ? [field] : []));
}

/** Names of fields that have no business before a coach, whatever stands in them. */
const NAMES =
  /"\w*(kg|bpm|heartRate|latitude|longitude|email|birth|height|powerW|device|food|marker|redFlag|sleep|stress|medicine|diet|sportRaw|source)\w*":/gi;

export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAMES)].map(([name]) => name))];
}
