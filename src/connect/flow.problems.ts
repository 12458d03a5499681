import { Postponed } from '#src/jobs/retry';
import { Problem } from '#src/kernel/problem';

/** More notices than can be written down in time. The brand comes back with them. */
export class DeskFull extends Problem {
  readonly kind = 'transient';
  readonly code = 'connect.desk-full';

  constructor() {
    super('Too many notices at once; send this one again in a while.');
  }
}

/** The database did not take a notice in the time a brand gives us. It may still do so. */
export class TooSlow extends Problem {
  readonly kind = 'transient';
  readonly code = 'connect.too-slow';

  constructor() {
    super('This could not be written down in time; send it again in a while.');
  }
}

/** Nobody listens at this address: a brand that is not set up, or a path that is not ours. */
export class NoSuchHook extends Problem {
  readonly kind = 'missing';
  readonly code = 'connect.no-such-hook';

  constructor() {
    super('There is nothing here.');
  }
}

/** A notice about somebody we do not know, who may be connecting in this very moment. */
export class OwnerNotYetKnown extends Postponed {
  readonly code = 'connect.owner-not-yet-known';

  constructor(until: Date) {
    super('Nobody here has this account yet; looking again in a moment.', until);
  }
}

/** A link's grant was lost, and what its brand has pushed cannot be taken in before the athlete connects again. */
export class GrantAwaited extends Postponed {
  readonly code = 'connect.grant-awaited';

  constructor(until: Date) {
    super('This link must be renewed by its athlete first; looking again in a while.', until);
  }
}

/** A brand says nothing usable about an activity that is said to be gone. */
export class AnswerAwaited extends Postponed {
  readonly code = 'connect.answer-awaited';

  constructor(until: Date) {
    super('It is not known yet whether this activity is gone; asking again in a while.', until);
  }
}

/** The link got other tokens while we asked whether its grant is over: what we heard may be of the grant before. */
export class GrantChanged extends Postponed {
  readonly code = 'connect.grant-changed';

  constructor(until: Date) {
    super('This link was renewed in this very moment; asking again whether it still stands.', until);
  }
}

/** A brand that is not registered, or that this athlete has not linked. */
export class NoSuchLink extends Problem {
  readonly kind = 'missing';
  readonly code = 'connect.no-such-link';

  constructor() {
    super('You have no such connection; perhaps it is disconnected already.');
  }
}
