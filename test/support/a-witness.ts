import type { Witness } from '#src/sessions/witness';
import { aRecording, type RecordingWishes } from './a-recording.js';

let made = 0;

export type WitnessWishes = Partial<Omit<Witness, 'recording' | 'streams'>> & {
  told?: RecordingWishes;
  /** A row as it is read where nobody asks for the records. */
  unopened?: boolean;
};

/** A file of the athlete's own telling of an hour's run, unless wished otherwise. */
export function aWitness({ told = {}, unopened = false, ...wishes }: WitnessWishes = {}): Witness {
  const { streams, ...recording } = aRecording({ everyS: 10, ...told });
  return {
    source: 'file',
    externalId: `id-${++made}`,
    part: '',
    legOf: null,
    shareable: true,
    purged: false,
    placeRoundingDeg: 0.01,
    ...wishes,
    recording,
    streams: unopened || streams.timeS.length === 0 ? null : streams,
  };
}

/** What Strava's API tells of it: for the owner alone, its places rounded coarsely. */
export function aStravaWitness({ told, ...wishes }: WitnessWishes = {}): Witness {
  const strava = { source: 'strava', shareable: false, placeRoundingDeg: 0.1 };
  return aWitness({ ...strava, ...wishes, told: { format: 'api', ...told } });
}
