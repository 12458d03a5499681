import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { z } from 'zod';
import { Problem } from '#src/kernel/problem';

export const DATABASE = 'svett.sqlite';
export const SECRETS = 'secrets.json';
const MANIFEST = 'manifest.json';
/** What a backup of PostgreSQL held before Svett copied its tables itself. */
const POSTGRES_DUMP = 'svett.pgdump';
const OfPgDump = z.object({ files: z.object({ [POSTGRES_DUMP]: z.unknown() }).loose() });
const MOST_MANIFEST_BYTES = 1024 * 1024;

const Fingerprint = z.object({ bytes: z.int(), sha256: z.string() });
type Fingerprint = z.output<typeof Fingerprint>;

const Manifest = z.object({
  format: z.literal('svett-backup-1'),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  rows: z.record(z.string(), z.int()),
  files: z.object({ [DATABASE]: Fingerprint, [SECRETS]: Fingerprint.optional() }),
});
export type Manifest = z.output<typeof Manifest>;
type Name = keyof Manifest['files'];

/** Why, in camel case: texts in locales/ choose by it. */
const REASONS = {
  notThere: () => 'There is no such file.',
  notWhole: () => 'It is no whole backup file.',
  noList: () => 'It holds no list of what is in it.',
  otherContent: ({ name }) => `${name} in it is not what it was when the backup was made.`,
  damaged: () => 'It is damaged.',
  foreign: () => 'It is no backup of Svett.',
  dump: () =>
    `What is in it was written by pg_dump, as Svett did with PostgreSQL once: unpack it, load ${POSTGRES_DUMP} into an empty database with pg_restore, and put ${SECRETS} into the data folder.`,
  otherVersion: () => 'It is no backup of this version of Svett, or of an older one.',
  newer: ({ version }) => `A newer Svett (${version}) made it; upgrade first.`,
  otherRows: () => 'The database in it has not the rows its list tells of.',
} satisfies Record<string, (about: { name?: string; version?: string }) => string>;

export class BackupNotUsable extends Problem {
  readonly kind = 'invalid';
  readonly code = 'cli.backup-not-usable';

  constructor(reason: keyof typeof REASONS, about: { name?: string; version?: string } = {}) {
    super(`This backup cannot be used. ${REASONS[reason](about)} Nothing was changed; take another one.`);
    Object.assign(this.details, { reason, name: '', version: '', ...about });
  }
}

/** Puts the database and, `withSecrets`, the secrets of `folder` into one file at `to`, with a list of what they must hold. */
export async function writeBackupFile(
  to: string,
  folder: string,
  withSecrets: boolean,
  about: Omit<Manifest, 'files' | 'format'>,
): Promise<Manifest> {
  const files: Manifest['files'] = { [DATABASE]: await fingerprint(join(folder, DATABASE)) };
  const names: Name[] = [DATABASE];
  if (withSecrets) {
    files[SECRETS] = await fingerprint(join(folder, SECRETS));
    names.push(SECRETS);
  }
  const manifest: Manifest = { format: 'svett-backup-1', ...about, files };
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST);
  for (const name of names) zip.addFile(join(folder, name), name, { compressionLevel: 3 });
  zip.end();
  await pipeline(
    zip.outputStream as Readable,
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  );
  return manifest;
}

/** Takes a backup apart into `folder`. Each piece is what the list says, or nothing is answered. @throws BackupNotUsable */
export async function readBackupFile(path: string, folder: string): Promise<Manifest> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch((error: NodeJS.ErrnoException) => {
    throw new BackupNotUsable(error.code === 'ENOENT' ? 'notThere' : 'notWhole');
  });
  try {
    let manifest: Manifest | null = null;
    const found: Partial<Record<Name, Fingerprint>> = {};
    for await (const entry of zip.eachEntry()) {
      const content = await zip.openReadStreamPromise(entry);
      if (entry.fileName === MANIFEST) manifest = await manifestIn(content, entry.uncompressedSize);
      else if (manifest && entry.fileName in manifest.files)
        found[entry.fileName as Name] = await unpack(content, join(folder, entry.fileName));
    }
    if (!manifest) throw new BackupNotUsable('noList');
    for (const [name, told] of Object.entries(manifest.files) as [Name, Fingerprint][]) {
      const there = found[name];
      if (there?.sha256 !== told.sha256 || there.bytes !== told.bytes)
        throw new BackupNotUsable('otherContent', { name });
    }
    return manifest;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new BackupNotUsable('damaged');
  } finally {
    zip.close();
  }
}

async function manifestIn(content: Readable, bytes: number): Promise<Manifest> {
  if (bytes > MOST_MANIFEST_BYTES) throw new BackupNotUsable('foreign');
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece as Buffer);
  const told: unknown = JSON.parse(Buffer.concat(pieces).toString());
  if (OfPgDump.safeParse(told).success) {
    throw new BackupNotUsable('dump');
  }
  const manifest = Manifest.safeParse(told);
  if (manifest.success) return manifest.data;
  throw new BackupNotUsable('otherVersion');
}

async function unpack(content: Readable, to: string): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(piece: Buffer, _encoding, pass) {
      hash.update(piece);
      bytes += piece.length;
      pass(null, piece);
    },
  });
  await pipeline(content, counted, createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }));
  return { bytes, sha256: hash.digest('hex') };
}

async function fingerprint(path: string): Promise<Fingerprint> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
