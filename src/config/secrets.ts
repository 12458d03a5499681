import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { openDataFolder } from '#src/config/data-folder';
import type { PushKeys } from '#src/config/push-keys';
import { SecretsFile } from '#src/config/secrets-file';
import { newTokenKey, type TokenKeys } from '#src/config/token-keys';

/** What only this installation knows. Made on the first start, kept beside the data, readable by its owner only. */
export class Secrets {
  /** Mixed into the hash of every sign-in, token and set-up link: a stolen database alone opens nothing. */
  readonly tokenPepper: Buffer;

  private constructor(
    private readonly file: SecretsFile,
    private readonly givenKeys: TokenKeys | null,
  ) {
    this.tokenPepper = file.content().tokenPepper;
  }

  /** `givenKeys`: TOKEN_KEYS, which goes before the file's own. */
  static async open(dataFolder: string, givenKeys: TokenKeys | null = null): Promise<Secrets> {
    await openDataFolder(dataFolder);
    const file = new SecretsFile(join(dataFolder, 'secrets.json'));
    await file.prepare();
    return new Secrets(file, givenKeys);
  }

  /** What links' tokens are sealed with, the newest first. May change while we run. */
  get tokenKeys(): TokenKeys {
    return this.givenKeys ?? this.file.content().tokenKeys;
  }

  /** What push services know us by. */
  get pushKeys(): PushKeys {
    return this.file.content().pushKeys;
  }

  /** False where the operator keeps the keys, in TOKEN_KEYS. */
  get keepsTokenKeys(): boolean {
    return this.givenKeys === null;
  }

  /** A secret for one purpose, the same on every start: 32 letters and digits that fit into an address. */
  derive(purpose: string): string {
    return createHmac('sha256', this.tokenPepper).update(`svett:${purpose}`).digest('base64url').slice(0, 32);
  }

  /** From now on everything is sealed with a new key; the old ones still open. */
  async addTokenKey(): Promise<void> {
    const content = this.file.content();
    await this.file.replace({ ...content, tokenKeys: [newTokenKey(), ...content.tokenKeys] });
  }

  /** Forgets every token key but the newest: only once nothing is sealed with them any more. */
  async retireOldTokenKeys(): Promise<void> {
    const content = this.file.content();
    await this.file.replace({ ...content, tokenKeys: [content.tokenKeys[0]] });
  }
}
