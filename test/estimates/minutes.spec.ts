import { describe, expect, test } from '@jest/globals';
import { minutesOf } from '#src/estimates/minutes';
import { aRecording, type RecordingWishes } from '../support/a-recording.js';

function minutesFor(wishes: RecordingWishes) {
  const recording = aRecording(wishes);
  return minutesOf(recording, recording.legs[0]!);
}

describe('minutes of a recording', () => {
  test('a run of two and a half minutes is two minutes and a half one', () => {
    const minutes = minutesFor({ elapsedS: 150 });
    expect([...minutes.lengthMin]).toEqual([1, 1, 0.5]);
    expect([...minutes.heartRateBpm!]).toEqual([150, 150, 150]);
  });

  test('no minute is longer than one or next to nothing, whatever fractions of a second a file counts in', () => {
    for (let leg = 1; leg < 200; leg++) {
      const startS = leg * 17.237;
      const recording = aRecording({ elapsedS: 8000, legs: [{ startS, elapsedS: 600.3 + leg * 1e-9 }] });
      const { lengthMin } = minutesOf(recording, recording.legs[0]!);
      expect([...lengthMin.subarray(0, 10)]).toEqual(new Array<number>(10).fill(1));
      expect(lengthMin[10]).toBeCloseTo(0.005, 6);
    }
    expect([...minutesFor({ elapsedS: 120.0000000001 }).lengthMin]).toEqual([1, 1]);
  });

  test('a minute is the mean of its readings, and readings a device missed are left out of it', () => {
    const minutes = minutesFor({
      elapsedS: 120,
      streams: { heartRateBpm: (s) => (s < 60 ? (s % 2 ? 100 : 140) : NaN) },
    });
    expect(minutes.heartRateBpm![0]).toBeCloseTo(120, 6);
    expect(minutes.heartRateBpm![1]).toBeNaN();
  });

  test('the last reading counts to the last minute', () => {
    const minutes = minutesFor({ elapsedS: 120, everyS: 60, streams: { heartRateBpm: (s) => 100 + s } });
    expect([...minutes.heartRateBpm!]).toEqual([100, (160 + 220) / 2]);
  });

  test('a stream nobody recorded is null, not zero', () => {
    const minutes = minutesFor({ streams: { heartRateBpm: 140 } });
    expect(minutes.powerW).toBeNull();
    expect(minutes.speedMs).toBeNull();
    expect(minutes.grade).toBeNull();
  });

  test('speed is the ground covered while moving, so a pause at the lights does not slow the runner', () => {
    const minutes = minutesFor({
      elapsedS: 60,
      pauses: [{ startS: 20, endS: 50 }],
      streams: { distanceM: (s) => 4 * (s <= 20 ? s : s < 50 ? 20 : s - 30) },
    });
    expect(minutes.activeShare[0]).toBeCloseTo(0.5, 6);
    expect(minutes.speedMs![0]).toBeCloseTo(4, 6);
  });

  test('a silence is no pause: the reader of a file tells pauses, by where the athlete was before and after', () => {
    const { activeShare } = minutesFor({ elapsedS: 540, everyS: 90, streams: { heartRateBpm: 120 } });
    expect([...activeShare]).toEqual(new Array<number>(9).fill(1));
  });

  test.each([20, 45, 60, 90, 400])('a point every %i s tells the same steady speed and climb', (everyS) => {
    const { speedMs, grade } = minutesFor({
      elapsedS: 3600,
      everyS,
      streams: { distanceM: (s) => 3 * s, altitudeM: (s) => 100 + 0.15 * s },
    });
    for (const speed of speedMs!) expect(speed).toBeCloseTo(3, 6);
    for (const one of grade!) expect(one).toBeCloseTo(0.05, 6);
  });

  test('minutes without a record have no heart rate, and the speed of the ground between the records', () => {
    const recording = aRecording({
      elapsedS: 600,
      streams: { heartRateBpm: 120, distanceM: (s) => (s % 7 === 3 ? NaN : 2.5 * s) },
    });
    const kept = Array.from(recording.streams.timeS.keys()).filter((s) => s <= 120 || s >= 480);
    const { timeS, channels } = recording.streams;
    recording.streams = {
      timeS: Float64Array.from(kept, (row) => timeS[row]!),
      channels: {
        heartRateBpm: Float64Array.from(kept, (row) => channels.heartRateBpm![row]!),
        distanceM: Float64Array.from(kept, (row) => channels.distanceM![row]!),
      },
    };
    const minutes = minutesOf(recording, recording.legs[0]!);
    expect(minutes.heartRateBpm![5]).toBeNaN();
    for (const speed of minutes.speedMs!) expect(speed).toBeCloseTo(2.5, 6);
  });

  test('a steady climb of five per cent is a grade of 0.05, also through a noisy altimeter', () => {
    const minutes = minutesFor({
      streams: { distanceM: (s) => 3 * s, altitudeM: (s) => 100 + 0.15 * s + (s % 2 ? 1 : -1) },
    });
    for (const grade of minutes.grade!.subarray(1, -1)) expect(grade).toBeCloseTo(0.05, 2);
  });

  test('standing still has no grade, however the altimeter drifts', () => {
    const minutes = minutesFor({ streams: { distanceM: 0, altitudeM: (s) => s } });
    expect([...minutes.grade!].every((grade) => grade === 0)).toBe(true);
  });

  test('a leg without records takes its averages, as a pool swim does', () => {
    const recording = aRecording({
      legs: [{ averageHeartRateBpm: 133, distanceM: 1500, timerS: 1800 }],
      minutes: 40,
    });
    recording.streams = { timeS: new Float64Array(), channels: {} };
    const minutes = minutesOf(recording, recording.legs[0]!);
    expect(minutes.lengthMin).toHaveLength(40);
    expect(minutes.heartRateBpm!.every((bpm) => bpm === 133)).toBe(true);
    expect(minutes.speedMs![39]).toBeCloseTo(1500 / 1800, 9);
  });

  test('a later leg sees only its own stretch', () => {
    const recording = aRecording({
      elapsedS: 240,
      streams: { heartRateBpm: (s) => (s < 120 ? 100 : 160) },
      legs: [{ elapsedS: 120 }, { startS: 120, elapsedS: 120 }],
    });
    expect([...minutesOf(recording, recording.legs[1]!).heartRateBpm!]).toEqual([160, 160]);
  });
});
