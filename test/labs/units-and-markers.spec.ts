import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPossible, MARKER_FACTS } from '#src/labs/marker-facts';
import { fromOwnUnit, inOwnUnit, unitsOf } from '#src/labs/marker-units';
import { MARKERS } from '#src/labs/markers';
import { isNordicCode, markerOfCode, markerOfName } from '#src/labs/marker-names';
import { shownUnit, type Unit, unitOf, UNITS } from '#src/labs/units';

const markers = fc.constantFrom(...MARKERS);

describe('a value in another unit', () => {
  test('and back is the value', () => {
    fc.assert(
      fc.property(
        markers,
        fc.nat(20),
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        (marker, at, value) => {
          const units = unitsOf(marker);
          const unit = units[at % units.length]!;
          const back = fromOwnUnit(marker, inOwnUnit(marker, value, unit)!, unit)!;
          expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-9 * value);
        },
      ),
    );
  });

  test('of more stays more', () => {
    fc.assert(
      fc.property(
        markers,
        fc.nat(20),
        fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
        (marker, at, value) => {
          const units = unitsOf(marker);
          const unit = units[at % units.length]!;
          expect(inOwnUnit(marker, value * 1.01, unit)!).toBeGreaterThan(inOwnUnit(marker, value, unit)!);
        },
      ),
    );
  });

  test.each([
    ['magnesium', 2.4305, 'mg/dL', 1],
    ['magnesium', 1.7, 'meq/L', 0.85],
    ['ferritin', 48, 'ng/mL', 48],
    ['transferrin-saturation', 0.286, '1', 28.6],
    ['vitamin-d', 30, 'ng/mL', 74.88],
    ['sodium', 140, 'meq/L', 140],
    ['calcium', 9.62, 'mg/dL', 2.4],
    ['calcium-ion', 4.81, 'mg/dL', 1.2],
    ['cortisol', 15, 'ug/dL', 413.85],
    ['creatinine', 1, 'mg/dL', 88.4],
    ['crp', 0.5, 'mg/dL', 5],
  ] as const)('%s: %d %s is %d in its own', (marker, value, unit, own) => {
    expect(inOwnUnit(marker, value, unit)).toBeCloseTo(own, 2);
  });

  test('that the marker is never reported in is none', () => {
    expect(inOwnUnit('ferritin', 40, 'mmol/L')).toBeNull();
    expect(inOwnUnit('sodium', 40, '%')).toBeNull();
  });
});

describe('a unit is known', () => {
  test.each<[string, Unit]>([
    ['mmol/l', 'mmol/L'],
    [' mmol / L ', 'mmol/L'],
    ['mikromol/L', 'umol/L'],
    ['mikrog/L', 'ug/L'],
    ['µg/L', 'ug/L'],
    ['μg/L', 'ug/L'],
    ['ug/l', 'ug/L'],
    ['mcg/L', 'ug/L'],
    ['NG/ML', 'ng/mL'],
    ['mEq/L', 'meq/L'],
    ['mL/min/1,73 m²', 'mL/min/{1.73_m2}'],
    ['andel', '1'],
    ['procent', '%'],
  ])('as %s', (spelling, unit) => {
    expect(unitOf(spelling)).toBe(unit);
  });

  test('as it is shown, and by its own code', () => {
    for (const unit of UNITS.filter((one) => shownUnit(one) !== '')) {
      expect(unitOf(shownUnit(unit))).toBe(unit);
      expect(unitOf(unit)).toBe(unit);
    }
  });

  test.each(['', 'mol', 'kg', 'mmol', 'constructor', '__proto__', 'g/L'])('and “%s” is not', (spelling) => {
    expect(unitOf(spelling)).toBeNull();
  });
});

describe('a marker', () => {
  test('is found by each of its codes, and no code is of two', () => {
    const codes = MARKERS.flatMap((marker) => [...MARKER_FACTS[marker].npu, ...MARKER_FACTS[marker].loinc]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const marker of MARKERS) {
      for (const code of MARKER_FACTS[marker].npu)
        expect([isNordicCode(code), markerOfCode(code)]).toEqual([true, marker]);
      for (const code of MARKER_FACTS[marker].loinc) expect(markerOfCode(code)).toBe(marker);
      expect(markerOfName(MARKER_FACTS[marker].name)).toBe(marker);
    }
  });

  test.each([
    ['S-Magnesium', 'magnesium'],
    ['fP-Ferritin', 'ferritin'],
    ['Kalium', 'potassium'],
    ['25-OH-D-vitamin', 'vitamin-d'],
    ['Joniserat kalcium', 'calcium-ion'],
    ['P-Transferrinmättnad', 'transferrin-saturation'],
    ['Magnesium i röda blodkroppar', 'magnesium-red-cells'],
  ])('is called %s', (name, marker) => {
    expect(markerOfName(name)).toBe(marker);
  });

  test.each(['constructor', 'U-Magnesium', 'hemoglobin', ''])('and not “%s”', (name) => {
    expect(markerOfName(name)).toBeNull();
  });

  test('has a fallback inside what is possible, and nothing is possible at zero', () => {
    for (const marker of MARKERS) {
      const { least, most } = MARKER_FACTS[marker];
      expect([isPossible(marker, least), isPossible(marker, most)]).toEqual([true, true]);
      for (const not of [0, -1, Number.NaN, Infinity, most * 1.01])
        expect(isPossible(marker, not)).toBe(false);
    }
  });
});
