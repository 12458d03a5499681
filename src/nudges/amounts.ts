import type { Language, Say, Units } from '#src/words/words';

/**
 * How what nudges know is filled into their texts. A name ends with its unit, and with the end of a range: `sweatLLow`.
 *
 * | ends with | filled in |
 * | --- | --- |
 * | L, H, MmolL | with a decimal: litres, hours, mmol/L (two); the text writes the unit |
 * | Mg, Min, Pct, Bpm | in round steps; the text writes the unit |
 * | C, Kg | with the unit of the reader: `27 °C` or `81 °F`, `1.5 kg` or `3.3 lb` |
 * | En, Sv | a text in that language, filled in without the ending: `{foodName}` |
 * | Said | what somebody wrote, letter by letter |
 * | anything else | a whole number, or the text |
 *
 * What is advised to be drunk, and so begins with `drink`, and the most of it, `mostDl`, are rounded down: no step of ours is to be
 * drunk as well.
 *
 * A text that begins with @ is keys of locales/, with commas between: filled in as a list in words.
 */
const AMOUNT = /(MmolL|L|Mg|Min|Pct|Bpm|C|Kg|H)(Low|Mid|High)?$/;
const DRUNK = /^(drink|mostDl)/;
const SPOKEN = /^(.+)(En|Sv)$/;
const VERBATIM = /Said$/;

type Unit = 'MmolL' | 'L' | 'Mg' | 'Min' | 'Pct' | 'Bpm' | 'C' | 'Kg' | 'H';

/** Exact by definition: the international pound. */
const KG_PER_LB = 0.45359237;

/** Up to `below` it is told in steps of `step`: what is finer says more than anybody knows. */
const STEPS: Record<Unit, readonly { below: number; step: number }[]> = {
  MmolL: [{ below: Infinity, step: 0.01 }],
  L: [{ below: Infinity, step: 0.1 }],
  H: [{ below: Infinity, step: 0.5 }],
  Kg: [{ below: Infinity, step: 0.1 }],
  Min: [
    { below: 20, step: 1 },
    { below: Infinity, step: 5 },
  ],
  Pct: [{ below: Infinity, step: 5 }],
  Bpm: [{ below: Infinity, step: 1 }],
  C: [{ below: Infinity, step: 1 }],
  Mg: [
    { below: 20, step: 1 },
    { below: 100, step: 5 },
    { below: 1000, step: 10 },
    { below: Infinity, step: 50 },
  ],
};
const LOCALES: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE' };

export type Values = Record<string, number | string>;

/** `values` as their reader is told them. */
export function filledWith(values: Values, say: Say, units: Units): Values {
  const filled: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') filled[name] = figure(name, value, values, say.language, units);
    else if (value.startsWith('@') && !VERBATIM.test(name)) filled[name] = listOf(value.slice(1), say);
    else filled[name] = value;
    const [, base, language] = SPOKEN.exec(name) ?? [];
    if (base && language!.toLowerCase() === say.language) filled[base] = filled[name];
  }
  return filled;
}

function figure(
  name: string,
  value: number,
  values: Values,
  language: Language,
  units: Units,
): number | string {
  const [, unit, end] = AMOUNT.exec(name) ?? [];
  if (!unit) return Math.round(value);
  const own = inUnitsOf(unit as Unit, value, units);
  const step = stepOf(unit as Unit, own);
  const toStep = (amount: number) => inSteps(amount, step, DRUNK.test(name) ? Math.floor : Math.round);
  let rounded = toStep(own);
  // Of a range both ends stay apart: one figure would say more than is known.
  const other = end && values[name.slice(0, -end.length) + (end === 'High' ? 'Low' : 'High')];
  if (
    typeof other === 'number' &&
    other !== value &&
    toStep(inUnitsOf(unit as Unit, other, units)) === rounded
  ) {
    if (end === 'Low' && DRUNK.test(name)) rounded = Math.max(0, rounded - step);
    if (end === 'High' && !DRUNK.test(name)) rounded += step;
  }
  return `${written(rounded, step, language)}${suffix(unit as Unit, units)}`;
}

/** What a computer makes of 0.3 / 0.1 is a hair less than three. */
function inSteps(amount: number, step: number, round: (steps: number) => number): number {
  return round(amount / step + 1e-9) * step;
}

function inUnitsOf(unit: Unit, value: number, units: Units): number {
  if (units !== 'imperial') return value;
  if (unit === 'C') return value * 1.8 + 32;
  return unit === 'Kg' ? value / KG_PER_LB : value;
}

function suffix(unit: Unit, units: Units): string {
  if (unit === 'C') return units === 'imperial' ? '\u00a0°F' : '\u00a0°C';
  if (unit === 'Kg') return units === 'imperial' ? '\u00a0lb' : '\u00a0kg';
  return '';
}

function stepOf(unit: Unit, value: number): number {
  return STEPS[unit].find(({ below }) => Math.abs(value) < below)!.step;
}

function written(value: number, step: number, language: Language): string {
  const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
  // Half hours are no measurement: 2, and not 2.0.
  const digits = { minimumFractionDigits: step === 0.5 ? 0 : decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(LOCALES[language], digits).format(value).replace('-', '−');
}

function listOf(keys: string, say: Say): string {
  const told = keys
    .split(',')
    .filter((key) => key !== '')
    .map((key) => say(key));
  return new Intl.ListFormat(LOCALES[say.language]).format(told);
}
