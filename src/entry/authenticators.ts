import { Inject, Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { IsNull, Not } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Vault } from '#src/database/vault';
import { Authenticator } from '#src/entry/authenticator.entity';
import { AuthenticatorThere, NoAuthenticator, WrongCode } from '#src/entry/factor.problems';
import { Clock } from '#src/kernel/clock';

const SECRET_BYTES = 20;
/** What every app understands, whatever else it offers (RFC 6238, and the key URI format). */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks of phones run a little fast or slow: the code before and the one after open as well. */
const STEPS_OFF = 1;

export interface NewAuthenticator {
  /** Base32, to be typed in where no camera is. */
  secret: string;
  /** `otpauth://…`, for a QR code. */
  uri: string;
}

function about(accountId: string): string {
  return `authenticator:${accountId}`;
}

/** Apps that show a new code every half minute. An account has one, and its secret is sealed. */
@Injectable()
export class Authenticators {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Since when there is one that counts. */
  async since(accountId: string): Promise<Date | null> {
    return (await this.database.read(Authenticator).findOneBy({ accountId }))?.confirmedAt ?? null;
  }

  /** Whether there is one that counts, as things are within this transaction. */
  async countsIn(tx: Tx, accountId: string): Promise<boolean> {
    return tx.existsBy(Authenticator, { accountId, confirmedAt: Not(IsNull()) });
  }

  /** A new secret; one that was never confirmed gives way to it. @throws AuthenticatorThere */
  async begin(accountId: string, email: string): Promise<NewAuthenticator> {
    const secret = new Secret({ size: SECRET_BYTES });
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, about(accountId));
      if ((await tx.findOneBy(Authenticator, { accountId }))?.confirmedAt) throw new AuthenticatorThere();
      await tx.delete(Authenticator, { accountId });
      const { keyId, bytes } = await this.vault.seal(tx, secret.base32, about(accountId));
      const createdAt = this.clock.now();
      await tx.insert(Authenticator, { accountId, secret: bytes, keyId, createdAt });
    });
    const uri = new TOTP({ ...KIND, issuer: 'Svett', label: email, secret }).toString();
    return { secret: secret.base32, uri };
  }

  /** The first code shows that the app has the secret. @throws NoAuthenticator @throws WrongCode */
  async confirm(tx: Tx, accountId: string, code: string): Promise<void> {
    await takeTurns(tx, about(accountId));
    const row = await tx.findOneBy(Authenticator, { accountId });
    if (!row || row.confirmedAt) throw new NoAuthenticator();
    const step = this.stepOf(row, code);
    if (step === null) throw new WrongCode();
    await tx.update(Authenticator, { accountId }, { confirmedAt: this.clock.now(), lastStep: step });
  }

  /** Whether a code is this account's, and newer than any that was taken before. */
  async takes(accountId: string, code: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, about(accountId));
      const row = await tx.findOneBy(Authenticator, { accountId });
      if (!row?.confirmedAt) return false;
      const step = this.stepOf(row, code);
      if (step === null || (row.lastStep !== null && step <= row.lastStep)) return false;
      await tx.update(Authenticator, { accountId }, { lastStep: step });
      return true;
    });
  }

  /** @throws NoAuthenticator */
  async remove(tx: Tx, accountId: string): Promise<void> {
    const { affected } = await tx.delete(Authenticator, { accountId });
    if (affected !== 1) throw new NoAuthenticator();
  }

  /** Seals with the newest key what is sealed with another; how many there were. */
  async reseal(): Promise<number> {
    const keyId = Not(this.vault.newestKeyId);
    const stale = await this.database
      .read(Authenticator)
      .find({ where: { keyId }, select: { accountId: true } });
    for (const { accountId } of stale)
      await this.database.transaction(async (tx) => {
        await takeTurns(tx, about(accountId));
        const row = await tx.findOneBy(Authenticator, { accountId, keyId });
        if (!row) return;
        const anew = await this.vault.seal(tx, this.open(row), about(accountId));
        await tx.update(Authenticator, { accountId }, { secret: anew.bytes, keyId: anew.keyId });
      });
    return stale.length;
  }

  async needsOldKey(tx: Tx): Promise<boolean> {
    return tx.existsBy(Authenticator, { keyId: Not(this.vault.newestKeyId) });
  }

  /** The half minute a code belongs to; null for any other code. */
  private stepOf(row: Authenticator, token: string): number | null {
    const timestamp = this.clock.now().getTime();
    const secret = Secret.fromBase32(this.open(row));
    const off = TOTP.validate({ ...KIND, token, secret, timestamp, window: STEPS_OFF });
    return off === null ? null : TOTP.counter({ period: KIND.period, timestamp }) + off;
  }

  private open({ accountId, keyId, secret }: Authenticator): string {
    return this.vault.open({ keyId, bytes: secret }, about(accountId));
  }
}
