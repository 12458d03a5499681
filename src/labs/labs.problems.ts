import { CodedProblem, Problem } from '#src/kernel/problem';
import { MARKER_FACTS } from '#src/labs/marker-facts';
import { unitsOf } from '#src/labs/marker-units';
import type { Marker } from '#src/labs/markers';
import { shownUnit } from '#src/labs/units';

/** Also whoever is said to be under 18: nothing of laboratories is shown to them. */
export class LabsForAdults extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'labs.for-adults';

  constructor() {
    super('Laboratory values are for people known to be 18 or older; tell your birth date in your profile.');
  }
}

export class NoSuchLabValue extends Problem {
  readonly kind = 'missing';
  readonly code = 'labs.no-such-value';

  constructor() {
    super('There is no such laboratory value of yours; perhaps it is removed already.');
  }
}

/** Why a value cannot be kept. */
export const REFUSALS = {
  'unknown-unit': {
    code: 'labs.unknown-unit',
    says: 'This is not reported in that unit here; choose one of those named, or convert it. Nothing was changed.',
  },
  'impossible-value': {
    code: 'labs.impossible-value',
    says: 'Nobody can have this value in this unit; check the number, its decimal mark and the unit. Nothing was changed.',
  },
  'interval-turned': {
    code: 'labs.interval-turned',
    says: 'The lower end of the interval must be less than the upper one. Nothing was changed.',
  },
  'no-such-day': {
    code: 'labs.no-such-day',
    says: 'Tell when the sample was taken as 2026-11-20, or as 2026-11-20T07:40. Nothing was changed.',
  },
  'day-to-come': {
    code: 'labs.day-to-come',
    says: 'The sample would be taken in days to come; check the day. Nothing was changed.',
  },
  'before-birth': {
    code: 'labs.before-birth',
    says: 'The sample would be older than you are; check the day. Nothing was changed.',
  },
} as const;
export type Refusal = keyof typeof REFUSALS;

/** Its details name limits and units, and never the value. */
export class LabValueRefused extends CodedProblem {
  readonly kind = 'invalid';

  constructor(refusal: Refusal, marker: Marker) {
    const { code, says } = REFUSALS[refusal];
    const { least, most, unit } = MARKER_FACTS[marker];
    super(code, says, {
      marker,
      units: unitsOf(marker)
        .map((one) => shownUnit(one) || '1')
        .join(', '),
      least,
      most,
      unit: shownUnit(unit),
    });
  }
}

/** Its details name limits, and never the value. */
export class SweatTestRefused extends CodedProblem {
  readonly kind = 'invalid';

  constructor(refusal: Refusal, possible: { least: number; most: number; unit: string }) {
    const { code, says } = REFUSALS[refusal];
    super(code, says, possible);
  }
}

export class LabFileUnreadable extends Problem {
  readonly kind = 'invalid';
  readonly code = 'labs.file-unreadable';

  constructor() {
    super(
      'This is neither a CSV with a line of headings nor FHIR R4 as JSON (an Observation, a Bundle or a list of them). Nothing was kept.',
    );
  }
}

/** FHIR it is, but of something else. */
export class NoLabValues extends Problem {
  readonly kind = 'invalid';
  readonly code = 'labs.no-values-in-file';

  constructor() {
    super(
      'This file holds no laboratory values: a patient, or a report that only points to its values. Ask for the results themselves (Observation), or type them in. Nothing was kept.',
    );
  }
}

export class TooManyLabRows extends Problem {
  readonly kind = 'invalid';
  readonly code = 'labs.too-many-rows';

  constructor(most: number) {
    super('There are too many rows in this file; split it. Nothing was kept.');
    this.details['most'] = most;
  }
}

export class TooManyLabValues extends Problem {
  readonly kind = 'invalid';
  readonly code = 'labs.too-many-values';

  constructor(most: number) {
    super(
      'There would be more laboratory values than can be kept here; remove old ones first. Nothing was kept.',
    );
    this.details['most'] = most;
  }
}

/** Correcting one value must not make it another that is there. */
export class SuchValueThere extends Problem {
  readonly kind = 'conflict';
  readonly code = 'labs.such-value-there';

  constructor() {
    super(
      'Told like this it would be another value of yours once more; remove one of the two. Nothing was changed.',
    );
  }
}

/** Values of two people must not end up as those of one. */
export class SeveralPeople extends Problem {
  readonly kind = 'invalid';
  readonly code = 'labs.several-people';

  constructor() {
    super('This file holds values of more than one person; take out those of others. Nothing was kept.');
  }
}

/** Asked about; whoever says that they are theirs is believed. */
export class SomebodyElse extends Problem {
  readonly kind = 'conflict';
  readonly code = 'labs.somebody-else';

  constructor() {
    super(
      'By the file these values may be somebody else’s: born on another day than you, or not named in every row; if they are yours, send it again with "mine": true. Nothing was kept.',
    );
  }
}
