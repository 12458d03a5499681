import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { appleEntry, routesIn } from '#integrations/archives/apple-archive';
import { inOurWords } from '#integrations/archives/faults';
import { closePacks, garminEntry, openPacks } from '#integrations/archives/garmin-archive';
import { type LaidOut, layOut } from '#integrations/archives/lay-out';
import type { Answer, Question } from '#integrations/archives/lay-out-worker';
import { openContainer } from '#integrations/archives/open-container';
import { stravaEntry } from '#integrations/archives/strava-archive';
import {
  type ArchiveEntry,
  type ArchiveKind,
  ArchiveReader,
  type OpenArchive,
} from '#src/archives/archive.port';
import { ArchiveNotUsable, Interrupted } from '#src/archives/archives.problems';

/** The JavaScript heap of the thread that reads an archive's lists, MiB. */
const HEAP_MIB = 160;

/** Exports of other services as they lie on the disk: zips, folders, and Apple's document alone. */
export class ArchivesOnDisk extends ArchiveReader {
  /** The compiled worker; under the tests' TypeScript there is none, and its work is done in this thread. */
  constructor(private readonly script = new URL('./lay-out-worker.js', import.meta.url)) {
    super();
  }

  async recognise(path: string): Promise<ArchiveKind> {
    const { container, kind } = await openContainer(path);
    await container.close();
    return kind;
  }

  async open(path: string, scratch: string, until: AbortSignal): Promise<OpenArchive> {
    const laidOut = existsSync(this.script)
      ? await laidOutElsewhere(this.script, { path, scratch }, until)
      : await layOut(path, scratch);
    const { entry, close } = await entries(laidOut, path, scratch);
    const { items, passedOver, masses } = laidOut.laid;
    return {
      kind: laidOut.kind,
      count: items.length,
      passedOver,
      masses,
      entry: (place) => entry(place).catch((error: unknown) => Promise.reject(inOurWords(error) as Error)),
      close: async () => {
        await close();
        await rm(scratch, { recursive: true, force: true });
      },
    };
  }
}

interface Entries {
  entry: (place: number) => Promise<ArchiveEntry>;
  close: () => Promise<void>;
}

async function entries(laidOut: LaidOut, path: string, scratch: string): Promise<Entries> {
  const { container } = await openContainer(path);
  const close = () => container.close();
  if (laidOut.kind === 'strava-export') {
    const { items } = laidOut.laid;
    return { entry: (place) => stravaEntry(container, items[place]!), close };
  }
  if (laidOut.kind === 'apple-health') {
    const { items, heart } = laidOut.laid;
    const beside = { container, routes: routesIn(container), heart };
    return { entry: (place) => appleEntry(items[place]!, beside), close };
  }
  const { items } = laidOut.laid;
  const packs = await openPacks(container, scratch);
  return { entry: (place) => garminEntry(packs, items[place]!), close: () => closePacks(packs) };
}

function laidOutElsewhere(script: URL, workerData: Question, until: AbortSignal): Promise<LaidOut> {
  const worker = new Worker(script, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  return new Promise<LaidOut>((resolve, reject) => {
    until.addEventListener('abort', () => reject(new Interrupted()), { once: true });
    worker.once('message', (answer: Answer) => {
      if ('laidOut' in answer) resolve(answer.laidOut);
      else reject(new ArchiveNotUsable(answer.fault));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ArchiveNotUsable('too-much', error) : error);
    });
    worker.once('exit', () => reject(new Error('The archive was not read to its end.')));
  }).finally(() => worker.terminate());
}
