/** Kit an athlete can name, and what it insulates, clo. [ISO9920, own for the blends] */
export const CLOTHING_CLO = {
  shorts: 0.1,
  running_kit: 0.25,
  cycling_kit: 0.3,
  long_sleeves: 0.5,
  winter: 0.8,
  rain_shell: 0.55,
} as const;

export type Clothing = keyof typeof CLOTHING_CLO;

export const CLOTHING_NAMES = Object.keys(CLOTHING_CLO) as Clothing[];

/** People add a layer for every ten degrees below this, °C; about 0.03 clo a degree. [own] */
const COMFORTABLE_C = 12;
const CLO_PER_DEGREE = 0.03;
const MOST_CLO = 1.2;

/** What people wear in the cold on top of a sport's usual kit, clo. */
export function dressedFor(airC: number, usualClo: number): number {
  const layers = Math.max(0, COMFORTABLE_C - airC) * CLO_PER_DEGREE;
  return Math.max(usualClo, Math.min(MOST_CLO, usualClo + layers));
}
