import { expect, test } from '@jest/globals';
import { p_sat as oracleSaturation, phs as oracle } from 'jsthermalcomfort';
import { skinAreaM2 } from '#src/sweat/body';
import { runPhs } from '#src/sweat/phs';
import { PHS_REST, type PhsMinutes, type PhsState } from '#src/sweat/phs-types';
import { seeded } from '../support/seeded.js';

// jsthermalcomfort knows the 2004 edition only. It takes twenty-five positional arguments and hangs on NaN; here it
// is asked nothing but what the standard calls valid.

const random = seeded(2004);
const between = (from: number, to: number) => from + (to - from) * random();

interface Scene {
  airC: number;
  radiantC: number;
  humidityPct: number;
  airMs: number;
  metabolicWm2: number;
  externalWm2: number;
  clo: number;
}

function scene(slowestAirMs: number): Scene {
  const airC = between(15, 50);
  const mostHumid = Math.min(100, (100 * 4500) / oracleSaturation(airC));
  const metabolicWm2 = between(100, 450);
  return {
    airC,
    radiantC: airC + between(0, 60),
    humidityPct: between(0, mostHumid),
    airMs: between(slowestAirMs, 3),
    metabolicWm2,
    externalWm2: metabolicWm2 * between(0, 0.2),
    clo: between(0.1, 1),
  };
}

function minutesOf(scenes: Scene[], areaM2: number): PhsMinutes {
  const series = (value: (s: Scene) => number) => Float64Array.from(scenes, value);
  return {
    lengthMin: series(() => 1),
    metabolicW: series((s) => s.metabolicWm2 * areaM2),
    externalW: series((s) => s.externalWm2 * areaM2),
    airC: series((s) => s.airC),
    radiantC: series((s) => s.radiantC),
    vapourKPa: series((s) => (oracleSaturation(s.airC) / 1000) * (s.humidityPct / 100)),
    airMs: series((s) => s.airMs),
    clo: series((s) => s.clo),
  };
}

const POSTURES = ['sitting', 'standing', 'crouching'] as const;

function somebody() {
  return {
    posture: POSTURES[Math.floor(random() * 3)]!,
    person: { massKg: between(45, 120), heightM: between(1.5, 2), acclimatised: random() < 0.5 },
  };
}

/** The oracle's answer; `start` is a state it or we ended in. */
function ask(s: Scene, who: ReturnType<typeof somebody>, durationMin: number, start: Readonly<PhsState>) {
  const { person, posture } = who;
  // prettier-ignore
  return oracle(
    s.airC, s.radiantC, s.humidityPct, s.airMs, s.metabolicWm2, s.clo, POSTURES.indexOf(posture) + 1, s.externalWm2,
    0.38, 0.54, 1, person.massKg, person.heightM, 0, 0, person.acclimatised ? 100 : 0, durationMin, 0.97,
    start.skinC, start.coreC, start.rectalC, start.equilibriumC, start.skinShare, start.sweatWm2, false,
  ) as unknown as Record<'t_re' | 't_sk' | 't_cr' | 't_cr_eq' | 't_sk_t_cr_wg' | 'sweat_rate' | 'sw_tot_g', number>;
}

test('two thousand steady shifts end as jsthermalcomfort says', () => {
  for (let i = 0; i < 2000; i++) {
    const who = somebody();
    // From 0.3 m/s up free convection plays no part: jsthermalcomfort computes it once a run, we every minute.
    const s = scene(0.3);
    const durationMin = 10 + Math.floor(random() * 170);
    const theirs = ask(s, who, durationMin, PHS_REST);
    const ours = runPhs(minutesOf(Array<Scene>(durationMin).fill(s), skinAreaM2(who.person)), who.person, {
      edition: '2004',
      posture: who.posture,
    });

    expect(Math.abs(ours.end.waterLossG - theirs.sw_tot_g)).toBeLessThan(
      Math.max(1, 0.002 * theirs.sw_tot_g),
    );
    expect(Math.abs(ours.end.rectalC - theirs.t_re)).toBeLessThan(0.02);
    expect(Math.abs(ours.end.skinC - theirs.t_sk)).toBeLessThan(0.02);
  }
});

test('so do five hundred sessions in which everything changes every minute', () => {
  for (let i = 0; i < 500; i++) {
    const who = somebody();
    const { person, posture } = who;
    const scenes = Array.from({ length: 30 }, () => scene(0));
    const area = skinAreaM2(person);
    let state: PhsState = { ...PHS_REST };
    let waterLossG = 0;
    for (const s of scenes) {
      const a = ask(s, who, 1, state);
      // Its total also counts the sweat rate it was started with.
      waterLossG += a.sw_tot_g - (state.sweatWm2 * 2.67 * area) / 1.8 / 60;
      state = {
        ...state,
        skinC: a.t_sk,
        coreC: a.t_cr,
        rectalC: a.t_re,
        equilibriumC: a.t_cr_eq,
        skinShare: a.t_sk_t_cr_wg,
        sweatWm2: a.sweat_rate,
      };
    }
    const ours = runPhs(minutesOf(scenes, area), person, { edition: '2004', posture });

    expect(Math.abs(ours.end.waterLossG - waterLossG)).toBeLessThan(Math.max(0.1, 0.0002 * waterLossG));
    expect(Math.abs(ours.end.rectalC - state.rectalC)).toBeLessThan(0.02);
    expect(Math.abs(ours.end.skinC - state.skinC)).toBeLessThan(0.02);
  }
});
