import { gzipSync } from 'node:zlib';
import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { readActivity } from '#integrations/activity-files/read-activity';
import { withoutGzip } from '#src/sessions/kept-file';
import { outOfZip } from '#src/sessions/out-of-zip';
import { FileNotUsable } from '#src/sessions/recording.problems';
import { aFitFile, aGpxFile, aTcxFile } from '../../support/activity-files.js';
import { zipBytes } from '../../support/garmin-export.js';
import type { Door } from '../door.js';
import { mutateFit } from '../mutators/fit.js';
import { mutateXml } from '../mutators/xml.js';
import { mutateZip } from '../mutators/zip.js';
import { demandWhole } from '../whole-recording.js';

export function fitDoor(): Door {
  const seeds = [
    aFitFile({ everyS: 5, minutes: 1, power: 200, pauses: [[20, 30]], coreC: 38, sweatMl: 700, rpe: 5 }),
    aFitFile({ everyS: 5, minutes: 1, noSession: true, noTimer: true }),
    aFitFile({ everyS: 5, minutes: 1, fileType: 5 }),
    aFitFile({
      everyS: 5,
      minutes: 2,
      sport: 'swimming',
      subSport: 'lap_swimming',
      poolLengthM: 25,
      utcOffsetS: 3600,
    }),
    aFitFile({
      everyS: 5,
      legs: [
        { sport: 'cycling', minutes: 1, sweatMl: 300, kcal: 200 },
        { sport: 'running', minutes: 1 },
      ],
      summaryFirst: true,
    }),
  ];
  return { seeds, mutate: mutateFit, knock: read };
}

export function tcxDoor(): Door {
  const seeds = [
    aTcxFile({ everyS: 5, minutes: 1 }),
    aTcxFile({ everyS: 5, minutes: 12, noTrack: true }),
    gzipSync(aTcxFile({ everyS: 5, minutes: 1 })),
  ];
  return { seeds, mutate: mutateXml, knock: read };
}

export function gpxDoor(): Door {
  const seeds = [
    aGpxFile({ everyS: 5, minutes: 1 }),
    aGpxFile({ everyS: 5, minutes: 1, pauses: [[20, 40]], prefix: 'ns3', type: null }),
    aGpxFile({ everyS: 5, minutes: 1, noTime: true }),
  ];
  return { seeds, mutate: mutateXml, knock: read };
}

/** A single workout in a zip, as Garmin Connect hands it out. */
export async function workoutZipDoor(): Promise<Door> {
  const seeds = [
    await zipBytes({ 'a.fit': () => aFitFile({ everyS: 5, minutes: 1 }), 'readme.txt': () => 'x' }),
    await zipBytes({ '123_ACTIVITY.tcx': () => aTcxFile({ everyS: 5, minutes: 1 }) }),
  ];
  return {
    seeds,
    mutate: mutateZip,
    knock: async (input) => {
      const { bytes } = await outOfZip({ name: 'a.zip', bytes: input });
      let plain: Uint8Array;
      try {
        plain = await withoutGzip(bytes);
      } catch (error) {
        if (error instanceof FileNotUsable) return error.code;
        throw error;
      }
      return read(plain);
    },
  };
}

function read(bytes: Uint8Array): string {
  try {
    const recording = readActivity(bytes, DEFAULT_LIMITS);
    demandWhole(recording);
    const columns = Object.keys(recording.streams.channels).length;
    return `${recording.format} ${recording.sport} ${recording.notes.join('+')} ${recording.legs.length} legs ${columns} columns`;
  } catch (error) {
    if (!(error instanceof FileNotUsable)) throw error;
    const { cause } = error;
    return cause instanceof Error
      ? `${error.code}: ${cause.message.replace(/\d+/g, '#').slice(0, 80)}`
      : error.code;
  }
}
