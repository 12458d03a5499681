import { Problem } from '#src/kernel/problem';

export class NoSuchTeamPlan extends Problem {
  readonly kind = 'missing';
  readonly code = 'coaching.no-such-plan';

  constructor() {
    super('The team has no such planned session; perhaps somebody removed it already.');
  }
}

/** Also for one that was revoked, or whose coach is no coach of the team any more. */
export class NoSuchFeed extends Problem {
  readonly kind = 'missing';
  readonly code = 'coaching.no-such-feed';

  constructor() {
    super('There is no calendar at this address, or no longer; make a new one on the page of the team.');
  }
}
