import { Problem } from '#src/kernel/problem';

/** The server does not answer, or does not let us in: both may be over by the next try. */
export class MailNotTaken extends Problem {
  readonly kind = 'transient';
  readonly code = 'delivery.mail-not-taken';

  constructor(reason: string) {
    super(`The mail server did not take a letter (${reason}); look at MAIL_URL. It is tried again.`);
    this.details['reason'] = reason;
  }
}

/** Nothing was sent: somebody only asked. */
export class MailNotReady extends Problem {
  readonly kind = 'transient';
  readonly code = 'delivery.mail-not-ready';

  constructor(reason: string) {
    super(`The mail server does not let Svett in (${reason}); look at MAIL_URL.`);
    this.details['reason'] = reason;
  }
}

/** No second try would change its mind. */
export class MailRefused extends Problem {
  readonly kind = 'invalid';
  readonly code = 'delivery.mail-refused';

  constructor(status: number) {
    super(`The mail server refuses a letter for good (${status}); the address may be wrong, or MAIL_FROM.`);
    this.details['status'] = status;
  }
}
