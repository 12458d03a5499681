import { Problem } from '#src/kernel/problem';

/** Also for somebody else's. */
export class NoSuchWeighing extends Problem {
  readonly kind = 'missing';
  readonly code = 'weighing.no-such-weighing';

  constructor() {
    super('There is no such weighing of yours; it may have been removed.');
  }
}

export class WeighedAtNoTime extends Problem {
  readonly kind = 'invalid';
  readonly code = 'weighing.at-no-time';

  constructor() {
    super(
      'The times cannot be: weigh after at most 12 hours after before, within the last 7 days, and not in the future.',
    );
  }
}
