import type { Reckoned } from '#src/estimates/reckon';
import { abstentionResult, estimateResult } from '#src/estimates/estimate-view';
import type { Recording } from '#src/sessions/recording.port';
import { driversOf } from '#src/sweat/drivers';
import { MODEL } from '#src/sweat/session-estimate';
import { waterfallOf } from '#src/sweat/waterfall';

/** One object with everything `svett estimate` knows; null where it is not known. Field names tell the units. */
export function estimateJson(recording: Recording, reckoned: Reckoned) {
  const result =
    reckoned.outcome === 'estimated'
      ? estimateResult(reckoned.estimate, reckoned.input)
      : abstentionResult(reckoned.estimate);
  return {
    model: { ...MODEL },
    sport: recording.sport,
    startedAt: recording.startedAt.toISOString(),
    utcOffsetS: recording.utcOffsetS,
    durationS: result.durationS ?? recording.elapsedS,
    legs: result.legs,
    sweat: result.sweat,
    rateLPerH: result.rateLPerH?.median ?? null,
    massLossKg: result.massLossKg?.kg ?? null,
    magnesium: result.magnesium,
    sodium: result.minerals?.['sodium'] ?? null,
    minerals: result.minerals,
    quality: result.quality,
    abstained: reckoned.outcome === 'abstained' ? result.reasons : null,
    drivers: reckoned.outcome === 'estimated' ? driversOf(reckoned.input, reckoned.estimate) : [],
    waterfall: reckoned.outcome === 'estimated' ? waterfallOf(reckoned.input, reckoned.estimate) : null,
    inputs: result.inputs,
    vendorEstimateMl: recording.vendorSweatMl,
    vendorName: recording.vendorName,
    notes: recording.notes,
    curve: result.curve,
  };
}
