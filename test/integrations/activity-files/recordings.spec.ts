import { describe, expect, test } from '@jest/globals';
import FitParser from 'fit-file-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileNotUsable } from '#src/sessions/recording.problems';
import { decodeStreams, encodeStreams } from '#src/sessions/stream-blob';
import { read } from '../../support/read-file.js';

/** Recordings of real people are never part of the project: name a folder of your own in SVETT_RECORDINGS. */
const folder = process.env.SVETT_RECORDINGS;
const names = folder ? readdirSync(folder).filter((name) => /\.(fit|tcx|gpx)(\.gz)?$/i.test(name)) : [];

(folder ? describe : describe.skip)('each recording in SVETT_RECORDINGS', () => {
  test.each(names.length > 0 ? names : ['none'])('%s is a session, or is turned away on one line', (name) => {
    try {
      const recording = read(readFileSync(join(folder!, name)));
      expect(recording.elapsedS).toBeGreaterThan(0);
      expect(decodeStreams(encodeStreams(recording.streams)).timeS).toHaveLength(
        recording.streams.timeS.length,
      );
    } catch (error) {
      expect(error).toBeInstanceOf(FileNotUsable);
      expect((error as Error).message).toMatch(/^[^\n]+\.$/);
    }
  });

  test.each(names.filter((name) => name.endsWith('.fit')))(
    '%s has the values fit-file-parser reads',
    async (name) => {
      const bytes = readFileSync(join(folder!, name));
      const parsed = await new FitParser().parseAsync(bytes).catch(() => null);
      if (!parsed) return;
      const { streams, startedAt } = read(bytes);
      const rows = new Map(
        Array.from(streams.timeS, (second, row) => [startedAt.getTime() + second * 1000, row]),
      );
      const records = parsed.records ?? [];
      const repeats = new Map<number, number>();
      for (const { timestamp } of records)
        repeats.set(timestamp!.getTime(), (repeats.get(timestamp!.getTime()) ?? 0) + 1);
      const { heartRateBpm, powerW, latitudeDeg } = streams.channels;
      for (const record of records) {
        const at = record.timestamp!.getTime();
        // Of two records with one time the later value counts.
        if (repeats.get(at)! > 1) continue;
        const row = rows.get(at)!;
        if (record.heart_rate && record.heart_rate >= 25) expect(heartRateBpm![row]).toBe(record.heart_rate);
        if (record.power && record.power <= 2500) expect(powerW![row]).toBe(record.power);
        if (record.position_lat) expect(latitudeDeg![row]).toBeCloseTo(record.position_lat, 6);
      }
    },
  );
});
