import { Injectable } from '@nestjs/common';
import type { Message } from '#src/channels/message';
import type { Tx } from '#src/database/transaction';

/** Carries messages to phones and wherever else their readers want them. */
@Injectable()
export class Carrier {
  async dispatch(_tx: Tx, _message: Message): Promise<void> {
    return Promise.resolve();
  }
}
