import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Authenticators } from '#src/entry/authenticators';
import { NoSecondFactor } from '#src/entry/factor.problems';
import type { NewPasskeyAnswer } from '#src/entry/passkey.shapes';
import { Passkeys } from '#src/entry/passkeys';
import { RecoveryCodes } from '#src/entry/recovery-codes';
import type { Site } from '#src/entry/site';
import { WaysIn } from '#src/entry/ways-in';

/** What people change of their own second factors. The routes ask first whether it is them. */
@Injectable()
export class OwnFactors {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Authenticators) private readonly authenticators: Authenticators,
    @Inject(RecoveryCodes) private readonly codes: RecoveryCodes,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(WaysIn) private readonly ways: WaysIn,
  ) {}

  async overview(accountId: string) {
    const { password: hasPassword } = await this.ways.of(accountId);
    const since = await this.authenticators.since(accountId);
    const passkeys = await this.passkeys.list(accountId);
    return {
      hasPassword,
      authenticatorSince: since?.toISOString() ?? null,
      recoveryCodesLeft: await this.codes.left(accountId),
      passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({
        id,
        name,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
        backedUp,
      })),
    };
  }

  /** From here on the app counts. Recovery codes come with an account's first factor. @throws WrongCode @throws NoAuthenticator */
  confirmAuthenticator(accountId: string, code: string): Promise<string[] | null> {
    return this.alone(accountId, async (tx) => {
      await this.authenticators.confirm(tx, accountId, code);
      return this.codes.makeFirst(tx, accountId);
    });
  }

  /** @throws NoAuthenticator */
  removeAuthenticator(accountId: string): Promise<void> {
    return this.alone(accountId, async (tx) => {
      await this.authenticators.remove(tx, accountId);
      await this.tidyCodes(tx, accountId);
    });
  }

  /** @throws PasskeyNotAdded @throws PasskeyKnown @throws TooManyPasskeys */
  async addPasskey(
    accountId: string,
    name: string,
    answer: NewPasskeyAnswer,
    site: Site,
  ): Promise<string[] | null> {
    const key = await this.passkeys.checked(accountId, answer, site);
    return this.alone(accountId, async (tx) => {
      await this.passkeys.add(tx, accountId, name, key);
      return this.codes.makeFirst(tx, accountId);
    });
  }

  /** @throws NoSuchPasskey @throws LastWayIn */
  removePasskey(accountId: string, id: string): Promise<void> {
    return this.alone(accountId, async (tx) => {
      await this.passkeys.remove(tx, accountId, id);
      await this.ways.demandOne(tx, accountId);
      await this.tidyCodes(tx, accountId);
    });
  }

  /** @throws NoSecondFactor */
  remakeCodes(accountId: string): Promise<string[]> {
    return this.alone(accountId, async (tx) => {
      if (!(await this.hasFactor(tx, accountId))) throw new NoSecondFactor();
      return this.codes.make(tx, accountId);
    });
  }

  /** Codes stand in for a factor; without one they would be a password nobody asked for. */
  private async tidyCodes(tx: Tx, accountId: string): Promise<void> {
    if (!(await this.hasFactor(tx, accountId))) await this.codes.remove(tx, accountId);
  }

  private async hasFactor(tx: Tx, accountId: string): Promise<boolean> {
    return (await this.authenticators.countsIn(tx, accountId)) || this.passkeys.existIn(tx, accountId);
  }

  /** Two changes at once could take the last way in between them. */
  private alone<T>(accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `factors:${accountId}`);
      return work(tx);
    });
  }
}
