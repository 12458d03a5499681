import { Problem } from '#src/kernel/problem';

export class SetupLinkNotUsable extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.setup-link-not-usable';

  constructor() {
    super(
      'This set-up link does not work any more; use the newest one the server printed, or restart the server for a new one.',
    );
  }
}

export class AlreadySetUp extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.already-set-up';

  constructor() {
    super('Svett is set up already; sign in instead.');
  }
}

/** The same for a wrong password and an unknown address: neither may be found out by trying. */
export class WrongEmailOrPassword extends Problem {
  readonly kind = 'unauthorised';
  readonly code = 'entry.wrong-email-or-password';

  constructor() {
    super('E-mail address and password do not belong together; check both and try again.');
  }
}

/** Of somebody who is signed in and about to do what cannot be undone. */
export class WrongPassword extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.wrong-password';

  constructor() {
    super('That is not your password; nothing was done. Try again.');
  }
}

export class TooManySignIns extends Problem {
  readonly kind = 'too-many';
  readonly code = 'entry.too-many-sign-ins';

  constructor(waitS: number) {
    super('Too many attempts to sign in to this account; wait a while and try again.');
    this.details['waitS'] = waitS;
  }
}

export class TooManyResets extends Problem {
  readonly kind = 'too-many';
  readonly code = 'entry.too-many-resets';

  constructor(waitS: number) {
    super(
      'Too many new passwords were asked for; look for the letters already sent, or try again in an hour.',
    );
    this.details['waitS'] = waitS;
  }
}

export class TooManyJoins extends Problem {
  readonly kind = 'too-many';
  readonly code = 'entry.too-many-joins';

  constructor(waitS: number) {
    super('Too many accounts were asked for from where you are; wait an hour and try again.');
    this.details['waitS'] = waitS;
  }
}

export class TooManyInvitations extends Problem {
  readonly kind = 'too-many';
  readonly code = 'entry.too-many-invitations';

  constructor(waitS: number) {
    super(
      'Too many letters of invitation were asked for; look whether one has come, invite without an address, or wait.',
    );
    this.details['waitS'] = waitS;
  }
}

export class TooManyTeamCodes extends Problem {
  readonly kind = 'too-many';
  readonly code = 'entry.too-many-team-codes';

  constructor(waitS: number) {
    super('Too many codes of teams were tried; ask a coach for the right one, and try again in an hour.');
    this.details['waitS'] = waitS;
  }
}

export class NotYourRole extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.not-your-role';

  constructor() {
    super('That is for others to do; ask whoever runs this Svett.');
  }
}

export class StrangeOrigin extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.strange-origin';

  constructor() {
    super('This request came from another web site, so nothing was done; use Svett at its own address.');
  }
}

export class TokensNeedAPerson extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.tokens-need-a-person';

  constructor() {
    super('That is not for programs: no token may do it. Sign in yourself, on the page, to do it.');
  }
}

export class NoSuchToken extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.no-such-token';

  constructor() {
    super('There is no such token of yours; perhaps it is removed already.');
  }
}

export class PlainHttp extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.plain-http';

  constructor() {
    super(
      'Over plain http anybody on the network could read what you send, so nothing was taken in. Open Svett at its https address. Whoever runs it finds in docs/https.md how to give it one, and what a proxy has to pass on; a home network can be trusted with ALLOW_PLAIN_HTTP=true.',
    );
  }
}

/** For what cannot be undone, or opens the account to somebody else. */
export class ConfirmFirst extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.confirm-first';

  constructor() {
    super('Confirm first that it is you (POST /api/v1/confirm), then try again within a quarter of an hour.');
  }
}
