import { Problem } from '#src/kernel/problem';
import type { Purpose } from '#src/people/purpose';

export class EmailTaken extends Problem {
  readonly kind = 'conflict';
  readonly code = 'people.email-taken';

  constructor() {
    super('There is an account with this e-mail address already; sign in instead, or use another address.');
  }
}

export class NotSignedIn extends Problem {
  readonly kind = 'unauthorised';
  readonly code = 'people.not-signed-in';

  constructor() {
    super('Sign in first, or send a personal access token.');
  }
}

export class NoSuchMass extends Problem {
  readonly kind = 'missing';
  readonly code = 'people.no-such-mass';

  constructor() {
    super('There is no such body mass of yours; perhaps it is removed already.');
  }
}

export class DayToCome extends Problem {
  readonly kind = 'invalid';
  readonly code = 'people.day-to-come';

  constructor() {
    super('That day is still to come; choose today or an earlier one.');
  }
}

/** Said before anything is kept. */
export class TooYoung extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'people.too-young';

  constructor() {
    super('Svett is for people of 13 and older, so nothing was kept. You are welcome when you turn 13.');
  }
}

/** What Svett shows depends on it: it is not simply taken away again, and nobody under 18 makes themselves older. */
export class BirthDateStays extends Problem {
  readonly kind = 'invalid';
  readonly code = 'people.birth-date-stays';

  constructor() {
    super(
      'A birth date once told stays. A wrong one you correct yourself from 18 on; before that ask whoever runs this Svett.',
    );
  }
}

/** A program that somebody left a token with does not say how old they are. */
export class BirthDateByPerson extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'people.birth-date-by-person';

  constructor() {
    super('A birth date is told in a browser, not by a token; send the one that stands.');
  }
}

export class NoSuchPerson extends Problem {
  readonly kind = 'missing';
  readonly code = 'people.no-such-person';

  constructor() {
    super('There is no such account; perhaps it is erased already.');
  }
}

export class LastOperator extends Problem {
  readonly kind = 'conflict';
  readonly code = 'people.last-operator';

  constructor() {
    super(
      'This is the last operator, and somebody has to run this Svett; make another one an operator first.',
    );
  }
}

export class NoSuchTask extends Problem {
  readonly kind = 'missing';
  readonly code = 'people.no-such-task';

  constructor() {
    super('There is no such task of yours; perhaps it ended long ago.');
  }
}

export class ConsentNeeded extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'people.consent-needed';
  override readonly details;

  constructor(purpose: Purpose) {
    super(`You have not said yes to this (${purpose}); do so on the page Privacy.`);
    this.details = { purpose };
  }
}

export class YesByToken extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'people.yes-by-token';

  constructor() {
    super('A yes is said on the page, by whoever reads the words; a token can only take one back.');
  }
}

export class ConsentTextChanged extends Problem {
  readonly kind = 'conflict';
  readonly code = 'people.consent-text-changed';

  constructor() {
    super('The text has changed since it was shown to you; read it again, and answer once more.');
  }
}
