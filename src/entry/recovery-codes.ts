import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { RecoveryCode } from '#src/entry/recovery-code.entity';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Keys } from '#src/people/keys';

const CODES = 10;
/** Letters and digits nobody takes for each other on paper: ten of them are 49 random bits. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const LETTERS = 10;

/** Codes to be kept on paper for the day the second factor is lost. Shown once; each opens once. */
@Injectable()
export class RecoveryCodes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  async left(accountId: string): Promise<number> {
    return this.database.read(RecoveryCode).countBy({ accountId, usedAt: IsNull() });
  }

  /** Ten new ones; the ones before open nothing any more. */
  async make(tx: Tx, accountId: string): Promise<string[]> {
    await this.remove(tx, accountId);
    const codes = Array.from({ length: CODES }, newCode);
    for (const code of codes)
      await tx.insert(RecoveryCode, { id: newId(), accountId, codeMark: this.mark(accountId, code) });
    return codes.map((code) => `${code.slice(0, LETTERS / 2)}-${code.slice(LETTERS / 2)}`);
  }

  /** For an account's first factor; null where there are codes already. */
  async makeFirst(tx: Tx, accountId: string): Promise<string[] | null> {
    return (await tx.existsBy(RecoveryCode, { accountId })) ? null : this.make(tx, accountId);
  }

  /** False: no such code, or used before. */
  async spend(accountId: string, code: string): Promise<boolean> {
    const codeMark = this.mark(accountId, code);
    const usedAt = this.clock.now();
    const { affected } = await this.database.transaction((tx) =>
      tx.update(RecoveryCode, { accountId, codeMark, usedAt: IsNull() }, { usedAt }),
    );
    return affected === 1;
  }

  async remove(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(RecoveryCode, { accountId });
  }

  private mark(accountId: string, code: string): string {
    return this.keys.mark(`recovery:${accountId}:${code}`);
  }
}

function newCode(): string {
  return Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
