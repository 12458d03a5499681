import FitParser from 'fit-file-parser';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { readActivity } from '#integrations/activity-files/read-activity';
import { encodeStreams } from '#src/sessions/stream-blob';
import { aFitFile } from '../test/support/activity-files.js';
import { inTurn } from './benchmark.js';
import type { Benchmark } from './benchmark.js';

/** Three hours at 1 Hz with every sensor, a little noise on each as real ones have. */
const FILE = Buffer.from(
  aFitFile({
    sport: 'cycling',
    product: 3121,
    minutes: 180,
    heartRate: (second) => Math.round(140 + 15 * Math.sin(second / 300) + noise(second, 3)),
    power: (second) => Math.max(0, Math.round(190 + 60 * Math.sin(second / 45) + noise(second + 1, 40))),
    speed: (second) => 8 + Math.sin(second / 80) + noise(second + 2, 0.3),
    altitude: (second) => 120 + 80 * Math.sin(second / 900) + noise(second + 3, 0.4),
    cadence: (second) => Math.round(88 + noise(second + 4, 4)),
    pauses: [
      [3600, 3660],
      [7200, 7500],
    ],
  }),
);

/** What fit-file-parser needs to give the same units. */
const PEER = {
  force: true,
  mode: 'list',
  speedUnit: 'm/s',
  lengthUnit: 'm',
  temperatureUnit: 'celsius',
  elapsedRecordField: true,
} as const;

/** A three-hour file from its bytes to what is kept of it, beside the parser most people would call. */
export const benchmark: Benchmark = {
  name: 'file-import',
  unit: 'three-hour files per second',
  peerName: 'fit-file-parser, parsing alone',
  run: (rounds) => inTurn({ ours: importFile, peer: parseAlone }, { ...(rounds && { rounds }) }),
};

function importFile(): void {
  const recording = readActivity(FILE, DEFAULT_LIMITS);
  encodeStreams(recording.streams);
}

async function parseAlone(): Promise<void> {
  await new FitParser(PEER).parseAsync(FILE);
}

/** Between -span and span, the same for the same second. */
function noise(second: number, span: number): number {
  const wave = Math.sin(second * 12.9898) * 43_758.5453;
  return span * (2 * (wave - Math.floor(wave)) - 1);
}
