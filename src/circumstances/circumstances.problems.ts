import { Problem } from '#src/kernel/problem';

export class EatingLessForAdults extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'circumstances.eating-less-for-adults';

  constructor() {
    super(
      'Eating less is a matter for people known to be 18 or older; leave it out, or tell your birth date.',
    );
  }
}

export class SinceToCome extends Problem {
  readonly kind = 'invalid';
  readonly code = 'circumstances.since-to-come';

  constructor() {
    super('That day is still to come; tell since when you have eaten so, or leave the day out.');
  }
}
