import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { openDataFolder } from '#src/config/data-folder';

const SecretsFile = z.object({ tokenPepper: z.string().min(43) });

/** What only this installation knows. Made on the first start, kept beside the data, readable by its owner only. */
export class Secrets {
  /** Mixed into the hash of every sign-in, token and set-up link: a stolen database alone opens nothing. */
  readonly tokenPepper: Buffer;

  private constructor(file: z.infer<typeof SecretsFile>) {
    this.tokenPepper = Buffer.from(file.tokenPepper, 'base64url');
  }

  static async open(dataFolder: string): Promise<Secrets> {
    await openDataFolder(dataFolder);
    const path = join(dataFolder, 'secrets.json');
    const file = (await readGuarded(path)) ?? (await makeOnce(path));
    const parsed = SecretsFile.safeParse(file);
    if (!parsed.success)
      throw new SecretsNotUsable(path, 'is damaged; restore it from a backup, or remove it and sign in anew');
    return new Secrets(parsed.data);
  }
}

export class SecretsNotUsable extends Error {
  constructor(path: string, what: string) {
    super(`${path} ${what}.`);
  }
}

async function readGuarded(path: string): Promise<unknown> {
  const found = await stat(path).catch(ifMissing);
  if (!found) return null;
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    throw new SecretsNotUsable(path, `can be read by others on this machine; run: chmod 600 ${path}`);
  }
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return 'not JSON';
  }
}

/**
 * Written whole beside its place and then linked into it: a kill at any moment leaves no half file, and of two
 * processes that start together one wins and both use its secrets.
 */
async function makeOnce(path: string): Promise<unknown> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(
      JSON.stringify({ tokenPepper: randomBytes(32).toString('base64url') }, null, 2) + '\n',
    );
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(draft, 0o600);
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readGuarded(path);
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
