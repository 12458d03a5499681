import { join } from 'node:path';
import { writeZip } from '../test/support/made-zip.js';
import { seasonDays } from '../test/support/season-days.js';
import { stravaExport } from '../test/support/strava-export.js';
import type { Benchmark, Measured } from './benchmark.js';
import { lastWordOf } from './ground/child.js';
import { inFolder, newInstallation } from './ground/installation.js';

const FILES = Number(process.env['SVETT_BENCH_FILES'] ?? 5_000);
const ROUNDS = 1;

/** What test/support/archive-child.ts tells in the end. */
interface Taken {
  end: {
    sessions: number;
    estimates: number;
    workS: number;
    wholeMb: number;
    ownMb: number;
    setAside: number;
  };
}

interface Parsed {
  parsed: number;
  seconds: number;
  mostMb: number;
}

/**
 * An export of Strava taken in as it is on the page: read, normalised, stored, joined, each session estimated; in a process of
 * its own, from its handing in to the last estimate. Beside the same files unpacked and parsed one by one, of which nothing
 * is kept. Of memory it tells the most that either process ever held.
 */
export const benchmark: Benchmark = {
  name: 'archive',
  unit: `workouts per second, of an archive of ${FILES}`,
  peerName: 'the same files unpacked and parsed alone (fit-file-parser, saxes)',
  run: measured,
};

function measured(rounds = ROUNDS): Promise<Measured> {
  return inFolder(async (folder) => {
    const file = join(folder, 'export.zip');
    await writeZip(file, stravaExport(seasonDays(FILES)));
    const speed: Measured = { ours: [], peer: [] };
    const memory = { ours: [] as number[], peer: [] as number[], peerName: 'the process that parses' };
    for (let round = 0; round < rounds; round += 1) {
      const installation = await newInstallation(`archive_${round}`, folder);
      const { end } = await lastWordOf<Taken>(
        'test/support/archive-child.js',
        [file, 'everything'],
        installation,
      );
      const bare = await lastWordOf<Parsed>('bench/archive-bare-load.js', [file]);
      if (end.sessions !== FILES || end.setAside > 0) throw new Error(`Taken in: ${JSON.stringify(end)}`);
      speed.ours.push(FILES / end.workS);
      speed.peer.push(bare.parsed / bare.seconds);
      memory.ours.push(1024 / end.wholeMb);
      memory.peer.push(1024 / bare.mostMb);
      process.stderr.write(
        `${FILES} workouts in ${end.workS.toFixed(1)} s; ${end.ownMb} MB of its own at most, ${end.wholeMb} MB with the ` +
          `pages of files; parsed alone in ${bare.seconds.toFixed(1)} s, ${bare.mostMb.toFixed(0)} MB\n`,
      );
    }
    return { ...speed, also: { memory } };
  });
}
