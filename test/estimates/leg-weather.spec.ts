import { describe, expect, test } from '@jest/globals';
import { weatherOfLeg } from '#src/estimates/leg-weather';
import { sessionInputOf } from '#src/estimates/session-input';
import { NOTHING_TOLD } from '#src/estimates/surroundings';
import { airSdC, missingInputs } from '#src/sweat/missing-inputs';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';
import { aSky, type SkyWishes } from '../support/a-sky.js';
import { knowing } from '../support/knowing.js';

const at = (time: string) => new Date(`2026-06-20T${time}:00Z`);
function legWeather(sky: SkyWishes, wishes: RecordingWishes = {}) {
  const recording = aRecording({ everyS: 5, ...wishes });
  return weatherOfLeg(recording, recording.legs[0]!, [aSky(sky)]);
}

describe('weather on a leg', () => {
  test('changes evenly between the hours, minute by minute: 20 °C at eight, 26 °C at nine', () => {
    const { airC } = legWeather({ airC: (hour) => 20 + 6 * hour }, { startedAt: at('08:20'), minutes: 30 });
    expect(airC!.perMinute).toHaveLength(30);
    expect(airC!.perMinute![0]).toBeCloseTo(20 + 6 * (20.5 / 60), 6);
    expect(airC!.value).toBeCloseTo(20 + 6 * (35 / 60), 6);
    expect(airC!.source).toBe('weather');
  });

  test('has the sun of the hour that ends on the stroke: 10:20 to 11:40 takes those of 11 and 12 o’clock', () => {
    const { solarWm2 } = legWeather(
      { solarWm2: (hour) => 100 * hour },
      { startedAt: at('10:20'), minutes: 80 },
    );
    const minutes = [...solarWm2!.perMinute!];
    expect(minutes.slice(0, 40).every((sun) => sun === 300)).toBe(true);
    expect(minutes.slice(40).every((sun) => sun === 400)).toBe(true);
    expect(solarWm2!.value).toBeCloseTo(350, 9);
  });

  test('brings wind from ten metres up to the body: 0.65 of it in the open, 0.4 among trees', () => {
    expect(legWeather({ wind10mMs: 10 }).windMs!.value).toBeCloseTo(6.5, 9);
    expect(legWeather({ wind10mMs: 10 }, { sport: 'trail_run' }).windMs!.value).toBeCloseTo(4, 9);
  });

  test('a last piece of a minute counts as little as it lasts', () => {
    const { airC } = legWeather({ airC: 17.3 }, { elapsedS: 3601 });
    expect(airC!.perMinute).toHaveLength(61);
    expect(airC!.value).toBeCloseTo(17.3, 9);
  });

  test('what a service does not know is missing, never nought', () => {
    const weather = legWeather({ airC: 0, humidityPct: null, wind10mMs: 0, solarWm2: null });
    expect(weather.airC!.value).toBe(0);
    expect(weather.windMs!.value).toBe(0);
    expect([weather.humidityPct, weather.solarWm2]).toEqual([null, null]);
  });

  test('that ends before the leg does tells nothing of the leg', () => {
    expect(legWeather({ hours: 2 }, { minutes: 60 }).airC).not.toBeNull();
    expect(legWeather({ hours: 2 }, { minutes: 240 }).airC).toBeNull();
  });
});

describe('height', () => {
  const up = (altitudeM: number): RecordingWishes => ({ streams: { altitudeM } });

  test('a hundred metres above the service’s ground is 0.65 °C colder', () => {
    const { airC } = legWeather({ airC: 20, elevationM: 50 }, up(150));
    expect(airC!.value).toBeCloseTo(19.35, 6);
    expect(airC!.sd).toBe(1.5);
  });

  test('changes with the climb, also where it is freezing point below', () => {
    const climb = { streams: { altitudeM: (second: number) => 500 + second / 10 } };
    const { airC } = legWeather({ airC: 0, elevationM: 500 }, climb);
    const minutes = airC!.perMinute!;
    expect(minutes[0]! - minutes[59]!).toBeCloseTo(0.0065 * 59 * 6, 3);
  });

  test('that is unknown on either side moves nothing, and the air is less sure', () => {
    for (const weather of [
      legWeather({ airC: 20, elevationM: 50 }),
      legWeather({ airC: 20, elevationM: null }, up(700)),
      legWeather({ airC: 20, elevationM: 2_240 }, up(0)), // an altimeter nobody set
    ]) {
      expect(weather.airC).toMatchObject({ value: 20, sd: 2 });
    }
  });
});

describe('in what the calculator is asked, weather', () => {
  const outdoors = { spots: [aSky()], missing: false, attributions: [] };
  const leg = (wishes: RecordingWishes, known: Parameters<typeof knowing>[0] = {}) =>
    sessionInputOf(aRecording({ everyS: 5, ...wishes }), knowing({ weather: outdoors, ...known })).legs[0]!;
  const warmWatch = { streams: { speedMs: 3, deviceTemperatureC: 31 } };

  test('beats the device, and somebody’s word beats the weather', () => {
    expect(leg(warmWatch).conditions.airC).toMatchObject({ value: 20, source: 'weather' });
    const told = { ...NOTHING_TOLD, airC: { value: 12, source: 'flag' as const } };
    expect(leg(warmWatch, { outdoors: told }).conditions).toMatchObject({
      airC: { value: 12, source: 'flag' },
      humidityPct: { value: 60, source: 'weather' },
    });
  });

  test('has no part indoors, where the athlete’s own room counts', () => {
    const room = { ...NOTHING_TOLD, airC: { value: 18, source: 'profile' as const } };
    const sources = Object.values(leg({ indoor: true }, { indoors: room }).conditions).map(
      (one) => one.source,
    );
    expect(sources).toEqual(['profile', 'default', 'default', 'default']);
  });

  test('that knows all leaves nothing missing; what it does not know widens the range as before', () => {
    const whole = leg({});
    expect(missingInputs(whole)).toEqual([]);
    expect(airSdC(whole)).toBe(2);
    const dry = { ...outdoors, spots: [aSky({ humidityPct: null, airC: null })] };
    expect(missingInputs(leg({}, { weather: dry }))).toContain('humidity');
    expect(airSdC(leg({}, { weather: dry }))).toBe(8);
  });
});
