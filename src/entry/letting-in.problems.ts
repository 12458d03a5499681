import { Problem } from '#src/kernel/problem';

export class RegistrationClosed extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.registration-closed';

  constructor() {
    super('One joins this Svett by invitation; ask whoever runs it for one.');
  }
}

export class InvitationNotUsable extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.invitation-not-usable';

  constructor() {
    super(
      'This invitation does not work any more: it was used, taken back, or is too old; ask for a new one.',
    );
  }
}

export class InvitationForAnother extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.invitation-for-another';

  constructor() {
    super('This invitation is for another e-mail address; use the one it was sent to, or ask for a new one.');
  }
}

export class MayNotInvite extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.may-not-invite';

  constructor() {
    super('You may not invite people to this role; ask an operator of this Svett to do it.');
  }
}

export class NoSuchInvitation extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.no-such-invitation';

  constructor() {
    super('There is no such invitation; perhaps it was used or taken back already.');
  }
}

export class LinkNotUsable extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.link-not-usable';

  constructor() {
    super('This link does not work any more: it was used, replaced by a newer one, or is too old; ask anew.');
  }
}

export class NoMail extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.no-mail';

  constructor() {
    super('This Svett sends no mail; ask whoever runs it for a link to choose a new password with.');
  }
}

export class NoSuchSignIn extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.no-such-sign-in';

  constructor() {
    super('There is no such signed-in browser of yours; perhaps it is signed out already.');
  }
}

export class TokenLacksScope extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.token-lacks-scope';

  constructor(scope: string) {
    super(`This token may not do that: it would need the scope ${scope}. Make another one for it.`);
    this.details['scope'] = scope;
  }
}
