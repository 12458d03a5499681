/**
 * Values of odd digits. Whatever is planted is made of these, so that they can be looked for in everything that was
 * written: they stand in no log by chance.
 */
export const CANARY = {
  massKg: 73.9137,
  heightCm: 181.7431,
  restingHeartRateBpm: 43.7613,
  place: { latitude: 59.123456, longitude: 18.654321 },
  email: 'canary-7391@example.org',
  password: 'canary correct horse 7391',
  secret: 'canarysecret73910594',
  name: 'canary-name-7391',
} as const;

/** All of them as texts. */
export const CANARIES = Object.values(CANARY).map((value) =>
  typeof value === 'object' ? JSON.stringify(value) : String(value),
);

/** What no log may hold: the canaries, and whatever else the makers of test/support/ plant by themselves. */
const FORBIDDEN: Record<string, RegExp> = {
  'a canary': /canary/i,
  'a canary in base64 or hex': /Y2FuYXJ5|NhbmFye|jYW5hcn|63616e617279/,
  'a body mass': /73[.,]91|\b7391[34]/,
  'a height': /181[.,]74/,
  'a heart rate': /43[.,]76/,
  'a place': /59[.,]1234|18[.,]6543|59[.,]33\d|18[.,]06\d/,
  'an e-mail address': /\b(?!name@)[\w.-]+@example\.(org|com)/, // name@… is what we tell people to write
  'a password': /correct horse/,
  'a token': /svett_pat_[\w-]{8}|__Host-svett=|Bearer\s+[\w-]{16}|#token=[\w-]{8}/,
};

/** What can have the digits of a canary by chance: the time every line tells, and ids. */
const CHANCE = /\d{4}-\d{2}-\d{2}T[\d:.]+Z|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What of somebody stands in this text, in words and without the value. */
export function canariesIn(text: string): string[] {
  const told = text.replace(CHANCE, '');
  return Object.entries(FORBIDDEN).flatMap(([what, trace]) => (trace.test(told) ? [what] : []));
}
