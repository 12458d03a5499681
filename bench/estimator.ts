import { phs } from 'jsthermalcomfort';
import { skinAreaM2 } from '#src/sweat/body';
import { radiantC } from '#src/sweat/environment';
import { estimateSession } from '#src/sweat/estimate';
import { metabolicRate } from '#src/sweat/metabolic-rate';
import { aSessionInput } from '../test/support/a-session-input.js';
import { inTurn, type Benchmark } from './benchmark.js';

/** A run at 12 km/h with heart rate, on a mild day in the sun: constant, as the peer takes nothing else. */
const MINUTES = Number(process.env['SVETT_BENCH_MINUTES'] ?? 60);
const WISHES = {
  speedKmh: 12,
  heartRateBpm: 155,
  airC: 22,
  humidityPct: 55,
  solarWm2: 300,
  minutes: MINUTES,
};
const INPUT = aSessionInput(WISHES);

/**
 * A whole estimate: metabolic rate from two sources, both sweat models, the range, seven minerals, the grade. Beside a
 * bare run of ISO 7933:2004 over the same minutes, which is one part of it.
 */
export const benchmark: Benchmark = {
  name: 'estimator',
  unit: `${MINUTES === 60 ? 'one-hour' : `${MINUTES}-minute`} estimates per second`,
  peerName: 'jsthermalcomfort phs (2004), bare',
  run: (rounds) => inTurn({ ours: estimate, peer: barePhs() }, { ...(rounds && { rounds }) }),
};

function estimate(): void {
  const result = estimateSession(INPUT);
  if (result.outcome !== 'estimated') throw new Error('The benchmark wants an estimate.');
}

function barePhs(): () => void {
  const leg = INPUT.legs[0]!;
  const body = { massKg: INPUT.athlete.massKg.value, heightM: INPUT.athlete.heightM.value };
  const metabolicWm2 = metabolicRate(leg, INPUT.athlete).averageW / skinAreaM2(body);
  const sunC = radiantC({ airC: WISHES.airC, solarWm2: WISHES.solarWm2 });
  return () => {
    const { sw_tot_g } = phs(
      WISHES.airC,
      sunC,
      WISHES.humidityPct,
      1,
      metabolicWm2,
      leg.clothingClo.value,
      2,
      0,
      0.38,
      0.54,
      1,
      body.massKg,
      body.heightM,
      0,
      0,
      0,
      WISHES.minutes,
    );
    if (!(sw_tot_g > 0)) throw new Error('The peer gave no sweat.');
  };
}
