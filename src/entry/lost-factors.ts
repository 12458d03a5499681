import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import { Authenticator } from '#src/entry/authenticator.entity';
import { DoorChanged } from '#src/entry/entry.topics';
import { Passkey } from '#src/entry/passkey.entity';
import { RecoveryCode } from '#src/entry/recovery-code.entity';
import { SignIns } from '#src/entry/sign-ins';
import { WaysIn } from '#src/entry/ways-in';
import { Outbox } from '#src/jobs/outbox';
import { newId } from '#src/kernel/ids';

/** For somebody whose phone, keys and recovery codes are all gone: whoever runs this Svett knows that it is them. */
@Injectable()
export class LostFactors {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WaysIn) private readonly ways: WaysIn,
    @Inject(SignIns) private readonly signIns: SignIns,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  /**
   * Leaves the account its first factor only. Passkeys stay where nothing else opens the door. Every browser is signed
   * out, as one of them may be whoever has the phone now, and the owner hears of it where mail goes.
   */
  async turnOff(accountId: string): Promise<{ keptPasskeys: boolean }> {
    const { password, provider } = await this.ways.of(accountId);
    return this.database.transaction(async (tx) => {
      await takeTurns(tx, `factors:${accountId}`);
      await tx.delete(Authenticator, { accountId });
      await tx.delete(RecoveryCode, { accountId });
      if (password || provider) await tx.delete(Passkey, { accountId });
      await this.signIns.endOthers(tx, accountId, null);
      const changeId = newId();
      const fact = { accountId, changeId, what: 'factors-off' } as const;
      await this.outbox.put(tx, DoorChanged, fact, { key: changeId });
      return { keptPasskeys: await tx.existsBy(Passkey, { accountId }) };
    });
  }
}
