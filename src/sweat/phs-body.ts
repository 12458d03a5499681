/** What a body meets in one minute, per square metre of skin. One such object is refilled every minute. */
export interface PhsMinute {
  metabolicWm2: number;
  airC: number;
  radiantC: number;
  vapourKPa: number;
  airMs: number;
  clo: number;
}

/** Skin temperature the surroundings would settle at, °C: one regression naked, one clothed, between them a blend. [Mehnert2000] */
export function steadySkinC(now: PhsMinute, rectalC: number): number {
  const { clo } = now;
  if (clo <= 0.2) return nakedSkinC(now, rectalC);
  if (clo >= 0.6) return clothedSkinC(now, rectalC);
  const naked = nakedSkinC(now, rectalC);
  return naked + 2.5 * (clothedSkinC(now, rectalC) - naked) * (clo - 0.2);
}

function nakedSkinC({ airC, radiantC, vapourKPa, airMs }: PhsMinute, rectalC: number): number {
  return 7.191 + 0.064 * airC + 0.061 * radiantC + 0.198 * vapourKPa - 0.348 * airMs + 0.616 * rectalC;
}

function clothedSkinC(
  { airC, radiantC, vapourKPa, airMs, metabolicWm2 }: PhsMinute,
  rectalC: number,
): number {
  const air = 0.02017 * airC + 0.04361 * radiantC + 0.19354 * vapourKPa - 0.25315 * airMs;
  return 12.165 + air + 0.005346 * metabolicWm2 + 0.51274 * rectalC;
}

/** Share of the body's mass at skin temperature: 0.3 at a cool core, 0.1 at a hot one. [ISO7933-2004] */
export function skinShareAt(coreC: number): number {
  return Math.min(0.3, Math.max(0.1, 0.3 - 0.09 * (coreC - 36.8)));
}

/**
 * Core temperature once the heat at hand (`carried`) is spread over core and skin: the root of
 * t = carried + share(t)/2 (t - skin). `share` has three straight pieces, so no iteration is needed.
 */
export function settledCoreC(carried: number, skinC: number): number {
  const cool = (carried - 0.15 * skinC) / 0.85;
  if (cool <= 36.8) return cool;
  const hot = (carried - 0.05 * skinC) / 0.95;
  if (skinShareAt(hot) <= 0.1) return hot;
  const atZero = 0.3 + 0.09 * 36.8;
  const b = 1 - atZero / 2 - 0.045 * skinC;
  const c = (atZero / 2) * skinC - carried;
  return (Math.sqrt(b * b - 0.18 * c) - b) / 0.09;
}
