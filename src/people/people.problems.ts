import { Problem } from '#src/kernel/problem';

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

export class NoSuchTask extends Problem {
  readonly kind = 'missing';
  readonly code = 'people.no-such-task';

  constructor() {
    super('There is no such task of yours; perhaps it ended long ago.');
  }
}
