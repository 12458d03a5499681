import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { chmod, link, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { newPushKeys, type PushKeys, pushKeysFrom, WrittenPushKeys } from '#src/config/push-keys';
import {
  type TokenKeys,
  tokenKeyFrom,
  newTokenKey,
  writtenTokenKey,
  WrittenTokenKey,
} from '#src/config/token-keys';
import { Problem } from '#src/kernel/problem';

const Written = z.object({
  tokenPepper: z.string().min(43),
  /** Missing in the files of releases that linked nothing. */
  tokenKeys: z.tuple([WrittenTokenKey], WrittenTokenKey).optional(),
  /** Missing in the files of releases that sent nothing to phones. */
  pushKeys: WrittenPushKeys.optional(),
});

export interface SecretsContent {
  tokenPepper: Buffer;
  tokenKeys: TokenKeys;
  pushKeys: PushKeys;
}

export class SecretsNotUsable extends Problem {
  readonly kind = 'broken';

  constructor(
    readonly code: string,
    path: string,
    what: string,
  ) {
    super(`${path} ${what}.`);
    this.details['path'] = path;
  }
}

/** secrets.json, whole at every moment: it is written beside its place and then put into it. */
export class SecretsFile {
  private seen: { version: string; content: SecretsContent } | null = null;

  constructor(private readonly path: string) {}

  /** Makes the file where there is none, and gives an old one the keys it lacks. */
  async prepare(): Promise<void> {
    const file = (await this.readGuarded()) ?? (await this.makeOnce());
    const written = this.understood(file);
    if (written.tokenKeys && written.pushKeys) return;
    const tokenPepper = Buffer.from(written.tokenPepper, 'base64url');
    const tokenKeys: TokenKeys = written.tokenKeys ?? [tokenKeyFrom(tokenPepper)];
    await this.replace({ tokenPepper, tokenKeys, pushKeys: written.pushKeys ?? pushKeysFrom(tokenPepper) });
  }

  /** As it is on the disk now: `svett keys rotate` changes it while the service runs. */
  content(): SecretsContent {
    const { ino, mtimeMs, size } = statSync(this.path);
    const version = [ino, mtimeMs, size].join();
    if (this.seen?.version !== version) this.seen = { version, content: this.readNow() };
    return this.seen.content;
  }

  async replace(content: SecretsContent): Promise<void> {
    const draft = await this.draft(content);
    await rename(draft, this.path);
    await this.syncFolder();
    this.seen = null;
  }

  private readNow(): SecretsContent {
    const { tokenPepper, tokenKeys, pushKeys } = this.understood(parsed(readFileSync(this.path, 'utf8')));
    if (!tokenKeys || !pushKeys)
      throw new SecretsNotUsable(
        'config.secrets-without-keys',
        this.path,
        'has lost some of its keys; restore it from a backup',
      );
    return { tokenPepper: Buffer.from(tokenPepper, 'base64url'), tokenKeys, pushKeys };
  }

  private understood(file: unknown): z.output<typeof Written> {
    const written = Written.safeParse(file);
    if (written.success) return written.data;
    throw new SecretsNotUsable(
      'config.secrets-damaged',
      this.path,
      'is damaged; restore it from a backup, or remove it, sign in anew and connect services anew',
    );
  }

  private async readGuarded(): Promise<unknown> {
    const found = await stat(this.path).catch(ifMissing);
    if (!found) return null;
    if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
      throw new SecretsNotUsable(
        'config.secrets-open',
        this.path,
        `can be read by others on this machine; run: chmod 600 ${this.path}`,
      );
    }
    return parsed(await readFile(this.path, 'utf8'));
  }

  /** Linked into its place: of two processes that start together one wins and both use its secrets. */
  private async makeOnce(): Promise<unknown> {
    const draft = await this.draft({
      tokenPepper: randomBytes(32),
      tokenKeys: [newTokenKey()],
      pushKeys: newPushKeys(),
    });
    await link(draft, this.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await unlink(draft);
    await this.syncFolder();
    return this.readGuarded();
  }

  /** What is sealed with a key must not outlive a power cut that the key did not. */
  private async syncFolder(): Promise<void> {
    if (process.platform === 'win32') return; // where folders cannot be opened
    const folder = await open(dirname(this.path), 'r');
    await folder.sync().finally(() => folder.close());
  }

  private async draft({ tokenPepper, tokenKeys, pushKeys }: SecretsContent): Promise<string> {
    const draft = `${this.path}.${randomBytes(6).toString('hex')}`;
    const file = await open(draft, 'wx', 0o600);
    try {
      const content = {
        tokenPepper: tokenPepper.toString('base64url'),
        tokenKeys: tokenKeys.map(writtenTokenKey),
        pushKeys,
      };
      await file.writeFile(JSON.stringify(content, null, 2) + '\n');
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(draft, 0o600);
    return draft;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return 'not JSON';
  }
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
