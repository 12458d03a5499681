import { brotliDecompressSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { keep, sha256, withoutGzip } from '#src/sessions/kept-file';

const bytes = new TextEncoder().encode('the same ride, over and over. '.repeat(500));

test('gzip makes no other file of it', async () => {
  expect(sha256(await withoutGzip(gzipSync(bytes, { level: 9 })))).toBe(sha256(bytes));
  expect(sha256(await withoutGzip(gzipSync(bytes, { level: 1 })))).toBe(sha256(bytes));
  expect(sha256(await withoutGzip(bytes))).toBe(sha256(bytes));
});

test('gzip that is broken, or swells without end, is left for the reader to refuse', async () => {
  const broken = gzipSync(bytes).subarray(0, 40);
  expect(await withoutGzip(broken)).toBe(broken);
  const bomb = gzipSync(new Uint8Array(101 * 1024 * 1024));
  expect(await withoutGzip(bomb)).toBe(bomb);
});

test('what is kept is small, and can be had back to the byte', async () => {
  const kept = await keep({ name: `${'x'.repeat(300)}.fit`, bytes });
  expect(kept.brotli.length).toBeLessThan(bytes.length / 10);
  expect(brotliDecompressSync(kept.brotli).equals(bytes)).toBe(true);
  expect(kept).toMatchObject({ sizeBytes: bytes.length, sha256: sha256(bytes) });
  expect(kept.name).toHaveLength(255);
});
