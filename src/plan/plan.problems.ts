import { Problem } from '#src/kernel/problem';

export class NoSuchPlan extends Problem {
  readonly kind = 'missing';
  readonly code = 'plan.no-such-plan';

  constructor() {
    super('There is no such planned session of yours; perhaps it is removed already.');
  }
}

export class PlanTooFar extends Problem {
  readonly kind = 'invalid';
  readonly code = 'plan.too-far';

  constructor() {
    super('That day is too far away; plan sessions within two years from now.');
  }
}

export class DayPlannedFull extends Problem {
  readonly kind = 'conflict';
  readonly code = 'plan.day-full';

  constructor() {
    super('So much is planned on that day already that nothing more is taken; remove something first.');
  }
}

/** Of what another calendar tells, only the place, the roof and the kit are ours to say. */
export class PlannedElsewhere extends Problem {
  readonly kind = 'conflict';
  readonly code = 'plan.planned-elsewhere';

  constructor() {
    super(
      'This session comes from your calendar elsewhere; change it there. Here you can say where it is to be, whether indoors, and what you will wear.',
    );
  }
}
