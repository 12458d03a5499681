import { ofDraw, type Moments } from '#src/magnesium/moments';

/** Share of eaten magnesium that is taken up: about a third, and more of little. [NHMRC2006] [own] */
const USUAL = 0.35;
const OF_LITTLE = 0.45;
const SD = 0.05;
const [LEAST, MOST] = [0.2, 0.5];

/** Whoever eats less than this a day takes up more of it, mg. */
const LITTLE_MG = 200;
/** From here on as usual, mg. In between the share glides, so that a bite more never makes the need leap. [own] */
const USUAL_MG = 250;

/** The median share taken up at this daily intake. */
export function absorbedShare(intakeMg: number): number {
  const way = Math.min(1, Math.max(0, (intakeMg - LITTLE_MG) / (USUAL_MG - LITTLE_MG)));
  return OF_LITTLE + way * (USUAL - OF_LITTLE);
}

/** How many milligrams must be eaten for one to be taken up. One person's share is the same over all days looked at. */
export function eatenPerAbsorbed(intakeMg: number): Moments {
  // Milligrams of intake matter little here; whole per mille of the share keep the table small.
  const share = Math.round(absorbedShare(intakeMg) * 1000) / 1000;
  const known = table.get(share);
  if (known) return known;
  const made = ofDraw((z) => 1 / Math.min(MOST, Math.max(LEAST, share + SD * z)));
  table.set(share, made);
  return made;
}

const table = new Map<number, Moments>();
