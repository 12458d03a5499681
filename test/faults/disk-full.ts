import { appendFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { begun, concluded, type Fault } from './fault.js';
import { Service } from './service.js';

const [WORKOUTS, FULL_MS] = [40, 8_000];
const DISK_MIB = 64;
const PIECES = [1 << 20, 1 << 12];

/** The disk of the data folder, of its own, is filled to the last block and emptied again. */
export const diskFull: Fault = {
  name: 'disk full',
  run: async () => {
    const service = await Service.start({ diskMiB: DISK_MIB });
    const ballast = service.inside('ballast');
    try {
      const scene = await begun(service, WORKOUTS);
      await fill(ballast);
      await pause(FULL_MS);
      await rm(ballast);
      const done = `a disk of ${DISK_MIB} MiB filled for ${FULL_MS / 1000} s`;
      return await concluded({ ...scene, done, expected: /^(200( with server.broken)?|50[037])$/ });
    } finally {
      await service.stop();
    }
  },
};

async function fill(path: string): Promise<void> {
  for (const bytes of PIECES) {
    const piece = Buffer.alloc(bytes);
    for (;;) {
      try {
        await appendFile(path, piece);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        break;
      }
    }
  }
}
