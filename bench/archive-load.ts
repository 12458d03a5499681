import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ArchivesOnDisk } from '#integrations/archives/archives-on-disk';
import { appleExport } from '../test/support/apple-export.js';
import { writeZip } from '../test/support/made-zip.js';
import { seasonDays } from '../test/support/season-days.js';

/**
 * An Apple Health export of a gigabyte (or as many as are asked for), looked through as the service does: how long, how
 * much memory, how late the event loop. Made piece by piece, so that making it costs little. Run after build:bench:
 * node dist/bench/archive-load.js [GIGABYTES]
 */
const bytes = Number(process.argv[2] ?? 1) * 1024 ** 3;
const folder = mkdtempSync(join(tmpdir(), 'svett-load-'));
const path = join(folder, 'export.zip');
let written = 0;
const days = seasonDays(3_000);
// A workout of three quarters of an hour: so many records of some 450 bytes a beat bring it to the size.
const wishes = { everyS: 5, otherRecords: Math.max(1, Math.round(bytes / (3_000 * 540 * 430)) - 1) };
const packed = appleExport(days, wishes);
const document = packed['apple_health_export/export.xml']!;
packed['apple_health_export/export.xml'] = async function* () {
  for await (const piece of document() as AsyncIterable<string>) {
    written += Buffer.byteLength(piece);
    yield piece;
  }
};
await writeZip(path, packed);
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);
let rss = 0;
const before = Math.round(process.memoryUsage.rss() / 1024 ** 2);
const watch = setInterval(() => {
  rss = Math.max(rss, process.memoryUsage.rss());
}, 50);
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const startMs = performance.now();
const opened = await new ArchivesOnDisk().open(path, join(folder, 'scratch'), new AbortController().signal);
const seconds = (performance.now() - startMs) / 1000;
clearInterval(watch);
let records = 0;
for (const place of [0, 1, 2]) {
  const [piece] = (await opened.entry(place)).pieces;
  if (piece && 'recording' in piece.content) records += piece.content.recording.streams.timeS.length;
}
const told = {
  documentGb: written / 1024 ** 3,
  zipMb: Math.round(statSync(path).size / 1024 ** 2),
  workouts: opened.count,
  recordsOfThree: records,
  seconds: Math.round(seconds),
  rssBeforeMb: before,
  rssMostMb: Math.round(rss / 1024 ** 2),
  peakOfProcessMb: peak(),
  eventLoopLateMs: { p99: Math.round(delay.percentile(99) / 1e6), most: Math.round(delay.max / 1e6) },
};
process.stdout.write(`${JSON.stringify(told)}\n`);
await opened.close();
rmSync(folder, { recursive: true });
