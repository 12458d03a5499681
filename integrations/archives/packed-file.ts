import { DEFAULT_LIMITS } from '#integrations/activity-files/limits';
import { bytesOf, type Container } from '#integrations/archives/container';
import type { ArchivePiece, Lack } from '#src/archives/archive.port';
import { ArchiveNotUsable } from '#src/archives/archives.problems';

/** A workout's file out of an archive; or why it is not to be had, which costs the entry its file and no more. */
export async function packedFile(
  container: Container,
  path: string,
  { part, name }: { part: string; name: string },
): Promise<ArchivePiece | Lack> {
  const size = container.files.get(path);
  if (size === undefined) return 'file-missing';
  if (size > DEFAULT_LIMITS.maxBytes) return 'file.too-large';
  try {
    return { part, content: { file: { name, bytes: await bytesOf(container, path) } } };
  } catch (error) {
    if (!(error instanceof ArchiveNotUsable) || error.fault !== 'damaged') throw error;
    return 'file.damaged';
  }
}
