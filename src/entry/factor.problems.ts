import { Problem } from '#src/kernel/problem';

/** The password was right. `factors`: what the account can show now, of `code` and `passkey`, with blanks between. */
export class SecondFactorNeeded extends Problem {
  readonly kind = 'unauthorised';
  readonly code = 'entry.second-factor-needed';

  constructor(factors: readonly string[]) {
    super(
      'The password is right; now show the second factor (POST /api/v1/sign-in/second) within ten minutes, from the same browser.',
    );
    this.details['factors'] = factors.join(' ');
  }
}

export class SecondStepOver extends Problem {
  readonly kind = 'unauthorised';
  readonly code = 'entry.second-step-over';

  constructor() {
    super('That took too long, or too many tries; begin anew with e-mail address and password.');
  }
}

/** The same for a wrong, a used and an old one. */
export class WrongCode extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.wrong-code';

  constructor() {
    super(
      'That code does not fit; take the one the app shows now, or a recovery code that you have not used.',
    );
  }
}

/** Unknown, another's, not for this place, or its question was too old: which of them is nobody's business. */
export class PasskeyRefused extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.passkey-refused';

  constructor() {
    super('That passkey does not open this; try once more, or take another way in.');
  }
}

export class PasskeyNotAdded extends Problem {
  readonly kind = 'invalid';
  readonly code = 'entry.passkey-not-added';

  constructor() {
    super('The new passkey could not be checked; begin once more.');
  }
}

export class PasskeyKnown extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.passkey-known';

  constructor() {
    super('This passkey is here already.');
  }
}

export class TooManyPasskeys extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.too-many-passkeys';

  constructor(most: number) {
    super(`You have ${most} passkeys, which is as many as there may be; remove one that you do not use.`);
    this.details['most'] = most;
  }
}

export class NoSuchPasskey extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.no-such-passkey';

  constructor() {
    super('There is no such passkey of yours; perhaps it is removed already.');
  }
}

export class AuthenticatorThere extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.authenticator-there';

  constructor() {
    super('You have an authenticator app already; turn it off before you set up another.');
  }
}

export class NoAuthenticator extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.no-authenticator';

  constructor() {
    super('There is no authenticator app to be confirmed or turned off; begin with setting one up.');
  }
}

export class NoSecondFactor extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.no-second-factor';

  constructor() {
    super('Recovery codes stand in for a second factor; set up an authenticator app or a passkey first.');
  }
}

export class LastWayIn extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.last-way-in';

  constructor() {
    super('This is your only way in; set a password, add a passkey or connect a provider first.');
  }
}

export class TooManyCodes extends Problem {
  readonly kind = 'too-many';
  readonly code = 'entry.too-many-codes';

  constructor(waitS: number) {
    super('Too many codes were tried at this account; use a passkey, or wait a while and try again.');
    this.details['waitS'] = waitS;
  }
}
