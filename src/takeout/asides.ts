import { z } from 'zod';
import { CHANNELS } from '#src/sessions/recording.port';
import { keep, sha256 } from '#src/sessions/kept-file';
import { encodeStreams } from '#src/sessions/stream-blob';
import { fileEntry, streamsEntry } from '#src/takeout/manifest';
import type { OpenedTakeout } from '#src/takeout/opened-takeout';
import type { Row } from '#src/takeout/possessions';
import { ExportDamaged } from '#src/takeout/takeout.problems';

const StreamsText = z.object({
  timeS: z.array(z.number()),
  channels: z.partialRecord(z.enum(CHANNELS), z.array(z.number().nullable())),
});

/** A row's bytes as they are kept here; null where the export has none. */
export async function asideOf(
  takeout: OpenedTakeout,
  row: Row,
  as: 'file' | 'streams',
): Promise<Buffer | null> {
  if (as === 'streams') {
    const text = await takeout.bytes(streamsEntry(row['id'] as string));
    return text && streamsOf(text);
  }
  const { sourceId, name, sha256: digest } = row as { sourceId: string; name: string; sha256: string };
  const bytes = await takeout.bytes(fileEntry(sourceId, name));
  if (!bytes) return null;
  if (sha256(bytes) !== digest) throw new ExportDamaged('a workout file is not the one its row tells of');
  return (await keep({ name, bytes })).brotli;
}

function streamsOf(text: Buffer): Buffer {
  try {
    const { timeS, channels } = StreamsText.parse(JSON.parse(text.toString('utf8')));
    const told = Object.entries(channels).map(([name, values]) => {
      if (values.length !== timeS.length) throw new RangeError('A stream is shorter than its time.');
      return [name, Float64Array.from(values, (value) => value ?? NaN)] as const;
    });
    const streams = { timeS: Float64Array.from(timeS), channels: Object.fromEntries(told) };
    return Buffer.from(encodeStreams(streams));
  } catch {
    throw new ExportDamaged('the streams of a workout do not read');
  }
}
