import { Problem } from '#src/kernel/problem';

/** What a message is carried by, beside letters. */
export type Carrier = 'push' | 'ntfy' | 'webhook';

/** Nobody answers, or not in order: it may be over by the next try. */
export class ChannelDown extends Problem {
  readonly kind = 'transient';
  readonly code = 'delivery.channel-down';

  constructor(carrier: Carrier, reason: string) {
    super(`The other side took no message (${carrier}: ${reason}). It is tried again.`);
    this.details['carrier'] = carrier;
    this.details['reason'] = reason;
  }
}

/** They ask us to wait. */
export class ChannelBusy extends Problem {
  readonly kind = 'transient';
  readonly code = 'delivery.channel-busy';

  /** `waitS`: null where they did not say for how long. */
  constructor(
    carrier: Carrier,
    readonly waitS: number | null,
  ) {
    super(`The other side takes no more messages for now (${carrier}). It is tried again.`);
    this.details['carrier'] = carrier;
  }
}

/** They let us not in: who gave the address, or who runs this Svett, has something to mend. */
export class ChannelRefused extends Problem {
  readonly kind = 'invalid';
  readonly code = 'delivery.channel-refused';

  constructor(carrier: Carrier, status: number) {
    super(`The other side refuses messages for good (${carrier}: ${status}).`);
    this.details['carrier'] = carrier;
    this.details['status'] = status;
  }
}

/** More than the other side takes. */
export class MessageTooLong extends Problem {
  readonly kind = 'invalid';
  readonly code = 'delivery.message-too-long';

  constructor(carrier: Carrier) {
    super(`A message is longer than the other side takes (${carrier}).`);
    this.details['carrier'] = carrier;
  }
}

/** The address leads into a network that is not for everybody: nothing was sent. */
export class AddressRefused extends Problem {
  readonly kind = 'invalid';
  readonly code = 'delivery.address-refused';

  constructor() {
    super(
      'The address leads into a private network, or is not https; whoever runs this Svett may allow that (OUTGOING_PRIVATE_ADDRESSES).',
    );
  }
}
