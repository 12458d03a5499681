import { Problem } from '#src/kernel/problem';

/** The athlete changed something while an estimate was being reckoned: reckon again. */
export class KnowledgeMoved extends Problem {
  readonly kind = 'transient';
  readonly code = 'estimate.knowledge-moved';

  constructor() {
    super('What is known of the athlete changed while this was being reckoned; it is reckoned again.');
  }
}

export class NothingEstimated extends Problem {
  readonly kind = 'missing';
  readonly code = 'estimate.nothing-estimated';

  constructor() {
    super('There is no estimate for this session, so nothing drove it; its estimate tells the reason.');
  }
}

export class DataGone extends Problem {
  readonly kind = 'missing';
  readonly code = 'estimate.data-gone';

  constructor() {
    super(
      'What this session was made of had to go, as its source demands; its numbers stay, but not what drove them.',
    );
  }
}

/** Its details name what looks wrong, and no number. */
export class MistypedWeighIn extends Problem {
  readonly kind = 'conflict';
  readonly code = 'weigh-ins.mistyped';

  constructor(doubts: readonly string[]) {
    super('This looks mistyped; check the numbers, or send it again with "sure": true.');
    this.details['doubts'] = doubts.join(',');
  }
}
