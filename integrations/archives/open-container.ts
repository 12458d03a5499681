import { open, stat } from 'node:fs/promises';
import { isAppleDocument, isAppleFile, LONE_DOCUMENT } from '#integrations/archives/apple-archive';
import type { Container } from '#integrations/archives/container';
import { inOurWords } from '#integrations/archives/faults';
import { openFolder, openSingle } from '#integrations/archives/folder';
import { isGarminFile, isGarminList } from '#integrations/archives/garmin-archive';
import { isStravaFile, stravaListIn } from '#integrations/archives/strava-archive';
import { openZip } from '#integrations/archives/zip';
import type { ArchiveKind } from '#src/archives/archive.port';
import { ArchiveNotUsable } from '#src/archives/archives.problems';

const HEAD_BYTES = 65_536;
/** What an export of Svett itself holds, and no other. */
const OWN_EXPORT = ['manifest.json', 'profile.json'];

/** Opens whatever somebody handed in, zip, folder or document, and says what it is. @throws ArchiveNotUsable */
export async function openContainer(path: string): Promise<{ container: Container; kind: ArchiveKind }> {
  const container = await opened(path);
  try {
    return { container, kind: kindOf([...container.files.keys()]) };
  } catch (error) {
    await container.close();
    throw error;
  }
}

async function opened(path: string): Promise<Container> {
  let head: string;
  try {
    if ((await stat(path)).isDirectory()) return await openFolder(path, isWanted);
    head = await headOf(path);
  } catch (error) {
    throw inOurWords(error);
  }
  if (head.startsWith('PK')) return openZip(path, isWanted);
  if (/<!DOCTYPE HealthData|<HealthData[\s>]/.test(head)) return openSingle(path, LONE_DOCUMENT);
  throw new ArchiveNotUsable('foreign');
}

function isWanted(name: string): boolean {
  return isStravaFile(name) || isGarminFile(name) || isAppleFile(name) || OWN_EXPORT.includes(name);
}

function kindOf(names: readonly string[]): ArchiveKind {
  if (OWN_EXPORT.every((name) => names.includes(name))) throw new ArchiveNotUsable('own-takeout');
  if (stravaListIn(names) !== null) return 'strava-export';
  if (names.some(isGarminList)) return 'garmin-export';
  if (names.some(isAppleDocument)) return 'apple-health';
  throw new ArchiveNotUsable('foreign');
}

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}
