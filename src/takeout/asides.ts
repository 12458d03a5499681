import { keep, sha256 } from '#src/sessions/kept-file';
import { fileEntry, streamsEntry } from '#src/takeout/manifest';
import type { OpenedTakeout } from '#src/takeout/opened-takeout';
import type { Row } from '#src/takeout/possessions';
import { ExportDamaged } from '#src/takeout/takeout.problems';

/** A row's bytes as they are kept here; null where the export has none. */
export async function asideOf(
  takeout: OpenedTakeout,
  row: Row,
  as: 'file' | 'streams',
): Promise<Buffer | null> {
  if (as === 'streams') return takeout.streams(streamsEntry(row['id'] as string));
  const { sourceId, name, sha256: digest } = row as { sourceId: string; name: string; sha256: string };
  const bytes = await takeout.file(fileEntry(sourceId, name));
  if (!bytes) return null;
  if (sha256(bytes) !== digest) throw new ExportDamaged('a workout file is not the one its row tells of');
  return (await keep({ name, bytes })).brotli;
}
