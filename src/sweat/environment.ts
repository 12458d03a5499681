/** Pressure of saturated water vapour, kPa, at a temperature in °C. Magnus' form as ISO 7933 writes it. [ISO7933-2004] */
export function saturationKPa(celsius: number): number {
  return 0.6105 * Math.exp((17.27 * celsius) / (celsius + 237.3));
}

/**
 * Partial pressure of water vapour, kPa, from air temperature (°C) and relative humidity (%, over water as weather
 * services give it). Buck's form: within 0.05 % where Magnus' is 0.2 % off, which would be 12 g of a working day.
 * [Buck1996]
 */
export function vapourKPa({ airC, humidityPct }: { airC: number; humidityPct: number }): number {
  const saturated = 0.61121 * Math.exp((18.678 - airC / 234.5) * (airC / (airC + 257.14)));
  return (saturated * humidityPct) / 100;
}

/**
 * Share of the sun on the ground (global horizontal irradiance) that a square metre of skin takes up. From ASHRAE 55's
 * solar gain on people with skin absorbing 0.7, ground reflecting 0.2 and the sun at about 50°. [ASHRAE55-2020]
 */
const SUN_TAKEN_UP = 0.2;
/** Effective radiating share of the body, and the radiation coefficient, W/(m²K). [ASHRAE55-2020] */
const RADIATING_SHARE = 0.725;
const RADIATION_COEFFICIENT = 6;
const RADIANT_RISE = SUN_TAKEN_UP / (RADIATING_SHARE * RADIATION_COEFFICIENT);

/** Mean radiant temperature, °C, of somebody in the sun (W/m² that reaches them): 23 °C above the air at 500 W/m². */
export function radiantC({ airC, solarWm2 }: { airC: number; solarWm2: number }): number {
  return airC + RADIANT_RISE * solarWm2;
}

/** Wind at body height from a weather service's wind at 10 m, m/s: fields and water 0.65, among houses or trees 0.4. */
export function windAtBodyMs({ wind10Ms, sheltered }: { wind10Ms: number; sheltered: boolean }): number {
  return wind10Ms * (sheltered ? 0.4 : 0.65);
}

/**
 * Speed of the air over the skin, m/s. On a course that turns every way, wind and own speed add as the sides of a
 * right angle; moving limbs stir the air even where nobody gets anywhere.
 */
export function airOverSkinMs({
  windMs,
  ownSpeedMs,
  limbMs,
}: Record<'windMs' | 'ownSpeedMs' | 'limbMs', number>): number {
  return Math.max(limbMs, Math.sqrt(windMs * windMs + ownSpeedMs * ownSpeedMs));
}
