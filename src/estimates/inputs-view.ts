import { familyOf } from '#src/kernel/sport';
import type { EstimateInputView } from '#src/estimates/estimate.shapes';
import { longestLeg } from '#src/sweat/drivers';
import type { MetabolicSource } from '#src/sweat/metabolic-rate';
import type { SessionEstimate } from '#src/sweat/session-estimate';
import type { Condition, LegInput, SessionInput, Source, Sourced } from '#src/sweat/session-input';
import type { z } from 'zod';

type InputView = z.infer<typeof EstimateInputView>;

/** Every input with its unit and source, as far as it took part. Surroundings are those of the longest leg. */
export function inputsView(input: SessionInput, estimate: SessionEstimate): InputView[] {
  const { athlete } = input;
  const leg = longestLeg(input);
  const metabolic = estimate.legs[input.legs.indexOf(leg)]!.metabolic;
  const views: (InputView | null)[] = [
    view('mass', athlete.massKg, 'kg'),
    view('height', athlete.heightM, 'm'),
    view('sex', athlete.sex, ''),
    view('age', athlete.ageYears, 'y'),
    view('vo2max', athlete.vo2maxMlKgMin, 'ml/kg/min'),
    view('hrRest', athlete.restingHeartRateBpm, 'bpm'),
    view('hrMax', athlete.maxHeartRateBpm, 'bpm'),
    { name: 'effort', value: metabolic.averageW, unit: 'W', source: effortSource(metabolic.source) },
    view('indoor', leg.indoor, ''),
    ...surroundings(leg),
    view('clothing', leg.clothingClo, 'clo'),
    view('heatDays', input.heatDays, 'd'),
  ];
  return views.filter((item) => item !== null);
}

function surroundings(leg: LegInput): (InputView | null)[] {
  const { airC, humidityPct, windMs, solarWm2 } = leg.conditions;
  // In the water only the water's temperature takes part.
  if (familyOf(leg.sport) === 'swim') return [view('water', leg.waterC, '°C')];
  return [
    view('air', airC, '°C'),
    view('humidity', humidityPct, '%'),
    view('wind', windMs, 'm/s'),
    view('solar', solarWm2, 'W/m²'),
  ];
}

function view(
  name: string,
  known: Sourced<number | string | boolean> | Condition | null,
  unit: string,
): InputView | null {
  return known && { name, value: known.value, unit, source: known.source };
}

function effortSource(source: MetabolicSource): Source {
  if (source === 'mets') return 'default';
  return source === 'own-heart-rate-line' ? 'learned' : 'stream';
}
