import type { PhsEdition } from '#src/sweat/phs-types';

/** Thermal resistance of one clo, m²K/W. [ISO7933-2004] */
const CLO = 0.155;
/** Static insulation of the air layer around a naked body, m²K/W. [ISO7933-2004] */
const AIR_LAYER = 0.111;
/** Free convection at one degree, W/(m²K); it grows with the fourth root. [ISO7933-2004] */
const FREE_CONVECTION = 2.38;

/**
 * How air and movement thin out clothing (ISO 7933, "dynamic insulation"). One object is updated in place, so that a
 * minute costs no allocation; nothing is computed again while air, clothing and walking stay the same.
 */
export class DynamicClothing {
  /** Enlargement of the body's surface by clothing. */
  areaFactor = 1;
  /** Conductance from skin to the clothing's surface, W/(m²K). */
  conductance = 0;
  /** Resistance to evaporation, m²kPa/W. */
  evaporativeResistance = 0;
  /** Forced convection, W/(m²K). */
  forcedConvection = 0;

  /** Temperature difference from which still air carries off more than the moving air, °C. */
  private freeFromC = Infinity;
  private airMs = NaN;
  private walkMs = NaN;
  private clo = NaN;

  constructor(
    private readonly edition: PhsEdition,
    private readonly moisturePermeability: number,
  ) {}

  update(airMs: number, walkMs: number, clo: number): void {
    if (airMs === this.airMs && walkMs === this.walkMs && clo === this.clo) return;
    this.airMs = airMs;
    this.walkMs = walkMs;
    this.clo = clo;

    const v = Math.min(airMs, 3);
    const w = Math.min(walkMs, 1.5);
    const dressed = Math.min(1, 1.044 * Math.exp((0.066 * v - 0.398) * v + (0.094 * w - 0.378) * w));
    const naked = Math.min(1, Math.exp((0.047 * v - 0.472) * v + (0.117 * w - 0.342) * w));
    const correction = clo <= 0.6 ? ((0.6 - clo) * naked + clo * dressed) / 0.6 : dressed;

    this.areaFactor = 1 + (this.edition === '2023' ? 0.28 : 0.3) * clo;
    const total = (CLO * clo + AIR_LAYER / this.areaFactor) * correction;
    const cloth = total - (naked * AIR_LAYER) / this.areaFactor;
    // Bare skin has no cloth to cross: its surface is at skin temperature.
    this.conductance = 1 / Math.max(cloth, 1e-4);

    const permeability = this.moisturePermeability * ((2.6 * correction - 6.5) * correction + 4.9);
    this.evaporativeResistance = total / Math.min(permeability, 0.9) / 16.7;
    this.forcedConvection = airMs > 1 ? 8.7 * airMs ** 0.6 : 3.5 + 5.2 * airMs;
    this.freeFromC = (this.forcedConvection / FREE_CONVECTION) ** 4;
  }

  /** Convection, W/(m²K), with this much between surface and air, °C: the greater of free and forced. */
  convectionAt(differenceC: number): number {
    const difference = Math.abs(differenceC);
    return difference > this.freeFromC
      ? FREE_CONVECTION * Math.sqrt(Math.sqrt(difference))
      : this.forcedConvection;
  }
}
