import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { TestApp } from './app.js';
import type { Browser } from './browser.js';
import { unzipped } from './unzipped.js';

/** Tables whose rows come back as they were. */
export const COME_BACK = [
  'mass',
  'session',
  'session_source',
  'session_alias',
  'session_file',
  'session_dismissed',
  'weigh_in',
  'told_effort',
  'session_told',
  'planned_session',
  'estimate',
  'session_load',
  'own_food',
  'food_entry',
  'food_day',
  'favourite_food',
  'diet_screen',
  'circumstance',
  'reference_choice',
  'check_in',
  'help_country',
  'test_suggestion',
  'lab_value',
  'sweat_test',
  'channel_choice',
  'nudge_manners',
  'nudge_mute',
  'lab_reminder',
];

/** Everything of whoever is at the browser, as the zip file they get. */
export async function takeout(svett: TestApp, who: Browser): Promise<Buffer> {
  const { id } = (await who.post('/api/v1/exports')).json();
  await svett.work();
  return (await who.get(`/api/v1/exports/${id}/file`)).rawPayload;
}

export interface Ended {
  state: string;
  problemCode: string | null;
  done: number;
  total: number | null;
}

/** Hands a file in where exports go, and has it taken in; answers how its task ended. */
export async function bringHome(svett: TestApp, who: Browser, zip: Buffer): Promise<Ended> {
  const answer = await handIn(who, zip);
  if (answer.statusCode !== 202) return answer.json();
  await svett.work();
  return (await who.get(`/api/v1/tasks/${answer.json().taskId}`)).json();
}

/** Hands a file in where exports go. */
export function handIn(who: Browser, zip: Buffer): ReturnType<Browser['send']> {
  const boundary = 'svett-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="svett.zip"\r\nContent-Type: application/zip\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), zip, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return who.send({ method: 'POST', url: '/api/v1/imports', payload, headers });
}

type Line = Record<string, unknown>;

/** Rows of a table in an export. */
export function linesOf(entries: Map<string, Buffer>, table: string): Line[] {
  const text = entries.get(`tables/${table}.ndjson`)?.toString() ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** What an export tells, but for whose it is: two that tell the same are the same person's training. */
export async function contentsOf(zip: Buffer): Promise<Record<string, unknown>> {
  const entries = await unzipped(zip);
  const tables = COME_BACK.map((table) => [
    table,
    linesOf(entries, table).map(({ athleteId: _, ...line }) => line),
  ]);
  const { id: _, accountId: __, createdAt: ___, ...profile } = linesOf(entries, 'athlete')[0]!;
  const asides = [...entries]
    .filter(([name]) => /^(files|streams)\//.test(name))
    .map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')])
    .toSorted();
  return { ...Object.fromEntries(tables), profile, asides };
}

/** The same zip with some of its entries otherwise; null leaves one out. */
export async function changed(zip: Buffer, changes: Record<string, Buffer | null>): Promise<Buffer> {
  const entries = await unzipped(zip);
  for (const [name, bytes] of Object.entries(changes)) {
    if (bytes === null) entries.delete(name);
    else entries.set(name, bytes);
  }
  return zipOf(entries);
}

/** A zip whose manifest tells of its entries as they are now: nobody notices by the digests what was changed. */
export async function forged(zip: Buffer, changes: Record<string, Buffer | null>): Promise<Buffer> {
  const entries = await unzipped(await changed(zip, changes));
  const manifest = JSON.parse(entries.get('manifest.json')!.toString()) as object;
  return zipOf(sealed(entries, manifest));
}

/** An export of just these entries, whose manifest tells of them rightly. */
export function sealedTakeout(entries: Record<string, Buffer>): Promise<Buffer> {
  const about = { format: 'svett-takeout', formatVersion: 1, appVersion: '0.1.0', counts: {} };
  return zipOf(sealed(new Map(Object.entries(entries)), { ...about, exportedAt: '2026-06-01T08:00:00Z' }));
}

function sealed(entries: Map<string, Buffer>, about: object): Map<string, Buffer> {
  const told = [...entries]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, bytes]) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return [name, { bytes: bytes.length, sha256 }];
    });
  const manifest = { ...about, entries: Object.fromEntries(told) as object };
  return new Map([...entries, ['manifest.json', Buffer.from(JSON.stringify(manifest))]]);
}

function zipOf(entries: Map<string, Buffer>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, bytes] of entries) file.addBuffer(bytes, name);
  file.end();
  return buffer(file.outputStream);
}
