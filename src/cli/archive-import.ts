import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { openFolder } from '#integrations/archives/folder';
import { ArchiveLedger } from '#src/archives/archive-ledger';
import { ArchiveRegister } from '#src/archives/archive-register';
import { ArchiveSteps, type Commit } from '#src/archives/archive-steps';
import { viewOf } from '#src/archives/archive-view';
import { type ArchiveKind, ArchiveReader } from '#src/archives/archive.port';
import { ArchiveNotUsable } from '#src/archives/archives.problems';
import type { ArchiveView } from '#src/archives/archives.shapes';
import { ProgressBar } from '#src/cli/progress-bar';
import { Database } from '#src/database/database';
import { Consents } from '#src/people/consents';
import type { Say } from '#src/words/words';

/** An archive on the command line: a zip, Apple's document, or a folder somebody unpacked. */
export interface GivenArchive {
  path: string;
  kind: ArchiveKind;
}

/** Which of the paths are archives; the others are workout files, and folders of them. @throws ArchiveNotUsable for a zip of another kind */
export async function archivesAmong(
  rooms: INestApplicationContext,
  paths: readonly string[],
): Promise<{ archives: GivenArchive[]; others: string[] }> {
  const reader = rooms.get<ArchiveReader>(ArchiveReader);
  const archives: GivenArchive[] = [];
  const others: string[] = [];
  for (const path of paths) {
    const kind = await reader.recognise(path).catch(async (error: unknown) => {
      // What packs nothing is a workout's file, a folder of them, or not there: those who read them say which.
      if (!(error instanceof ArchiveNotUsable) || (await isZip(path))) throw error;
      return null;
    });
    if (kind === null) others.push(path);
    else archives.push({ path, kind });
  }
  return { archives, others };
}

/** Takes one in where it lies; run again, it goes on where it stopped. @throws ArchiveNotUsable, ConsentNeeded */
export async function importArchive(
  rooms: INestApplicationContext,
  athleteId: string,
  { path, kind }: GivenArchive,
  stop: { asked: boolean },
): Promise<ArchiveView> {
  const [register, ledger, steps] = [
    rooms.get(ArchiveRegister),
    rooms.get(ArchiveLedger),
    rooms.get(ArchiveSteps),
  ];
  const handed = { kind, name: basename(resolve(path)), sha256: await contentsOf(path), fileName: null };
  const commit = commitFor(rooms, athleteId);
  const { archiveId } = await register.enter(athleteId, handed);
  let bar: ProgressBar | null = null;
  let shown = 0;
  for (let next = 'more'; next === 'more' && !stop.asked;) {
    const archive = await ledger.of(athleteId, archiveId);
    try {
      next = await steps.take(archive, () => commit, path);
    } catch (error) {
      if (error instanceof ArchiveNotUsable) await steps.fail(archive, error, commit);
      bar?.end();
      throw error;
    }
    const { task } = await register.of(athleteId, archiveId);
    if (task.total) bar ??= new ProgressBar(process.stderr, task.total);
    while (shown < task.done) {
      shown++;
      bar?.step();
    }
  }
  bar?.end();
  return viewOf(await register.of(athleteId, archiveId), await ledger.counts(archiveId));
}

export function archiveReport(
  { name, taken, merged, known, skipped, reasons }: ArchiveView,
  say: Say,
): string {
  const counts = { file: name, taken, merged, known, skipped };
  return [
    say('cli.archive.done', counts),
    ...reasons.map(({ reason, count }) =>
      say('cli.archive.reason', { count, reason: say(`archives.reason.${reason}`) }),
    ),
  ].join('\n');
}

/** Each step is committed by itself, and only with the athlete's yes. */
function commitFor(rooms: INestApplicationContext, athleteId: string): Commit {
  const database = rooms.get<Database>(Database);
  return (write) =>
    database.transaction(async (tx) => {
      await rooms.get(Consents).demand(athleteId, 'health-data', tx);
      await write(tx);
    });
}

/** The same for the same contents: of a folder its names and sizes, of anything else every byte. */
async function contentsOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  if ((await stat(path)).isDirectory()) {
    const { files } = await openFolder(path, () => true);
    return hash.update(JSON.stringify([...files])).digest('hex');
  }
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.toString('latin1') === 'PK';
  } catch {
    return false; // a folder
  } finally {
    await file.close();
  }
}
