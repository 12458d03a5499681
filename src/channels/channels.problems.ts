import { Problem } from '#src/kernel/problem';

export class NoSuchDevice extends Problem {
  readonly kind = 'missing';
  readonly code = 'channels.no-such-device';

  constructor() {
    super('There is no such device of yours; perhaps it is forgotten already.');
  }
}

export class NoSuchChannel extends Problem {
  readonly kind = 'missing';
  readonly code = 'channels.no-such-channel';

  constructor() {
    super('There is no such channel of yours; perhaps it is removed already.');
  }
}

/** Also for a message of somebody else, and one that is long over. */
export class NoSuchDelivery extends Problem {
  readonly kind = 'missing';
  readonly code = 'channels.no-such-delivery';

  constructor() {
    super('There is no such message, or this is not its key.');
  }
}

export class TooManyChannels extends Problem {
  readonly kind = 'conflict';
  readonly code = 'channels.too-many';

  constructor(most: number) {
    super(`You have ${most} of these; remove one first.`);
    this.details['most'] = most;
  }
}

/** The operator has named no mail server. */
export class NoMailHere extends Problem {
  readonly kind = 'conflict';
  readonly code = 'channels.no-mail';

  constructor() {
    super('Nobody has told this Svett by which server letters go; whoever runs it sets MAIL_URL.');
  }
}

/** The browser subscribed for a key that is not ours any more. */
export class SubscribedForAnother extends Problem {
  readonly kind = 'conflict';
  readonly code = 'channels.subscribed-for-another';

  constructor() {
    super('This browser has subscribed for another key than that of this Svett; subscribe anew.');
  }
}

/** A test message found nobody: what it was sent to has been forgotten. */
export class DeviceGone extends Problem {
  readonly kind = 'conflict';
  readonly code = 'channels.gone';

  constructor() {
    super('There is nobody there any more; switch messages on anew.');
  }
}
