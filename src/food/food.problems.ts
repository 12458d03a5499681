import { Problem } from '#src/kernel/problem';

export class NoSuchFood extends Problem {
  readonly kind = 'missing';
  readonly code = 'food.no-such-food';

  constructor() {
    super('There is no such food in the table, nor among your own; search for it, or add it.');
  }
}

export class NoSuchEntry extends Problem {
  readonly kind = 'missing';
  readonly code = 'food.no-such-entry';

  constructor() {
    super('There is no such entry of yours; perhaps it is removed already.');
  }
}

export class PortionUnknown extends Problem {
  readonly kind = 'invalid';
  readonly code = 'food.portion-unknown';

  constructor() {
    super('Nobody said what a portion of this food weighs; say how much of it in the way its label does.');
  }
}

export class EntriesUntold extends Problem {
  readonly kind = 'conflict';
  readonly code = 'food.entries-untold';

  constructor() {
    super(
      'Days tell of this food in a way that could then no longer be reckoned; say what a portion weighs.',
    );
  }
}

export class DayTooFar extends Problem {
  readonly kind = 'invalid';
  readonly code = 'food.day-to-come';

  constructor() {
    super('That day is still to come; note food on today or an earlier day.');
  }
}

export class DayEmpty extends Problem {
  readonly kind = 'conflict';
  readonly code = 'food.day-empty';

  constructor() {
    super('Nothing is noted on this day; note what was eaten, then say that it is all there was.');
  }
}

export class DayFull extends Problem {
  readonly kind = 'conflict';
  readonly code = 'food.day-full';

  constructor() {
    super('So much is noted on this day already that nothing more is taken; remove something first.');
  }
}

export class TooManyOwn extends Problem {
  readonly kind = 'conflict';
  readonly code = 'food.too-many-own';

  constructor() {
    super('You have as many foods of your own as there can be; remove one first.');
  }
}
