import { Problem } from '#src/kernel/problem';

export class NoProvider extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.no-provider';

  constructor() {
    super('No provider is set up here; sign in another way.');
  }
}

export class ProviderUnreachable extends Problem {
  readonly kind = 'transient';
  readonly code = 'entry.provider-unreachable';

  constructor() {
    super('The provider does not answer as it should; try again in a while, or sign in another way.');
  }
}

/** They said no there, or the provider did. */
export class ProviderRefused extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.provider-refused';

  constructor() {
    super('The provider did not let you through; try again, or ask whoever runs it.');
  }
}

/** What came back is not what a provider says that was asked by us. */
export class ProviderNotBelieved extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.provider-not-believed';

  constructor() {
    super(
      'What the provider said did not hold when it was checked, so nobody was let in; try again from the start.',
    );
  }
}

export class ProviderRoundOver extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.provider-round-over';

  constructor() {
    super('That took too long, was used before, or began in another browser; begin anew.');
  }
}

export class NobodyByProvider extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.nobody-by-provider';

  constructor() {
    super(
      'Nobody here is connected with this person at the provider; ask whoever runs this Svett to let you in.',
    );
  }
}

/** Said only to whom the provider believes the address. */
export class ProviderEmailKnown extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.provider-email-known';

  constructor() {
    super(
      'An account here has your address already; sign in to it as usual and connect the provider in Account. If it is not yours, tell whoever runs this Svett.',
    );
  }
}

export class ProviderWithoutEmail extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.provider-without-email';

  constructor() {
    super('The provider told no e-mail address, and an account needs one; ask whoever runs it.');
  }
}

export class ProviderPersonTaken extends Problem {
  readonly kind = 'conflict';
  readonly code = 'entry.provider-person-taken';

  constructor() {
    super('This person at the provider is connected with another account here; disconnect it there first.');
  }
}

export class NotThatPerson extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.not-that-person';

  constructor() {
    super('Somebody else signed in at the provider than is signed in here; nothing was done.');
  }
}

export class NotConnected extends Problem {
  readonly kind = 'missing';
  readonly code = 'entry.not-connected';

  constructor() {
    super('Your account is not connected with the provider.');
  }
}

export class ProviderOnly extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'entry.provider-only';

  constructor() {
    super('Whoever runs this Svett lets people in by the provider only; use its button.');
  }
}
