import type { Recording } from '#src/sessions/recording.port';
import { CHANNELS } from '#src/sessions/recording.port';
import { decodeStreams, encodeStreams, STEPS_PER_UNIT } from '#src/sessions/stream-blob';
import { NotWhole } from './door.js';

/** Twice the longest a session may be said to last, seconds. */
const MOST_S = 40 * 86_400;

/** Throws where a recording that was taken for one does not hold together. */
export function demandWhole(recording: Recording): void {
  const { elapsedS, startedAt, legs, pauses, streams } = recording;
  demand(elapsedS > 0 && elapsedS < MOST_S, `lasts ${elapsedS} s`);
  demand(!Number.isNaN(startedAt.getTime()), 'begins at no time');
  demand(
    startedAt.getUTCFullYear() >= 1900 && startedAt.getUTCFullYear() <= 9999,
    `begins in ${startedAt.getUTCFullYear()}`,
  );
  demand(legs.length > 0, 'has no leg');
  let endS = 0;
  for (const leg of legs) {
    demand(leg.startS >= endS && leg.elapsedS >= 0, 'has legs that overlap');
    endS = leg.startS + leg.elapsedS;
  }
  let pausedTo = 0;
  for (const pause of pauses) {
    demand(pause.startS >= pausedTo && pause.endS >= pause.startS, 'has pauses that overlap');
    pausedTo = pause.endS;
  }
  demandNumbers({ ...recording, streams: null }, 'recording');
  const { timeS, channels } = streams;
  for (let row = 0; row < timeS.length; row++)
    demand(
      timeS[row]! >= 0 && (row === 0 || timeS[row]! > timeS[row - 1]!),
      'has a time that does not go on',
    );
  for (const [name, values] of Object.entries(channels)) {
    demand(values.length === timeS.length, `has a column ${name} of another length`);
    demand(values.some(Number.isFinite), `has a column ${name} without a value`);
    demand(
      !values.some((value) => !Number.isFinite(value) && !Number.isNaN(value)),
      `has no number in ${name}`,
    );
  }
  for (const name of ['timeS' as const, ...CHANNELS]) {
    const largest = (2 ** 31 - 1) / STEPS_PER_UNIT[name];
    const values = name === 'timeS' ? timeS : channels[name];
    demand(!values?.some((value) => Math.abs(value) > largest), `holds a ${name} too large to be kept`);
  }
  // Pressing takes longer than all the rest: of some only.
  if (timeS.length % 8 === 1)
    demand(
      decodeStreams(encodeStreams(streams)).timeS.length === timeS.length,
      'is not read back as it was written',
    );
}

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new NotWhole(`A recording was taken for whole that ${otherwise}.`);
}

/** null where nothing is told: a number that is none would be written as nothing and never be found again. */
function demandNumbers(told: unknown, name: string): void {
  if (typeof told === 'number') demand(Number.isFinite(told), `has no number for ${name}`);
  else if (typeof told === 'string')
    demand(!/[\0\p{Surrogate}]/u.test(told), `no database keeps, for its ${name}`);
  else if (told !== null && typeof told === 'object' && !(told instanceof Date))
    for (const [key, value] of Object.entries(told)) demandNumbers(value, Array.isArray(told) ? name : key);
}
