import { Problem } from '#src/kernel/problem';

export class WeekToCome extends Problem {
  readonly kind = 'invalid';
  readonly code = 'signs.week-to-come';

  constructor() {
    super('That week is still to come; answer for this week or an earlier one.');
  }
}

export class RedFlagsFirst extends Problem {
  readonly kind = 'invalid';
  readonly code = 'signs.red-flags-first';

  constructor() {
    super(
      'With a raised pulse, go through the list of what a doctor should see first; send redFlags as well.',
    );
  }
}

export class NoSuchCheckIn extends Problem {
  readonly kind = 'missing';
  readonly code = 'signs.no-such-check-in';

  constructor() {
    super('You have no check-in for that week; perhaps it is removed already.');
  }
}
