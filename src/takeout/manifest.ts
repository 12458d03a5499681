import { z } from 'zod';

/** Of the layout of an export. A later one may read more, and must read this one. */
export const FORMAT = 'svett-takeout';
export const FORMAT_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const README = 'README.txt';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is in an export, so that damage is noticed before anything is taken in. */
export const Manifest = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  appVersion: z.string().max(40),
  exportedAt: z.iso.datetime(),
  /** Lines of each table. */
  counts: z.record(z.string().max(80), z.int().min(0)),
  entries: z.record(z.string().max(200), z.object({ bytes: z.int().min(0), sha256: Sha256 })),
});
export type Manifest = z.output<typeof Manifest>;

/** Where a table's rows lie. */
export function linesEntry(tableName: string): string {
  return `tables/${tableName}.ndjson`;
}

/** Where a source's streams lie. */
export function streamsEntry(sourceId: string): string {
  return `streams/${sourceId}.json`;
}

/** Where a workout file lies, under a name that every system takes. */
export function fileEntry(sourceId: string, name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. ]+/, '');
  return `files/${sourceId}/${plain.slice(-80) || 'workout'}`;
}
