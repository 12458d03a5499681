import { Problem } from '#src/kernel/problem';

/** Also for whoever has nothing to do with it: nobody learns which teams there are. */
export class NoSuchTeam extends Problem {
  readonly kind = 'missing';
  readonly code = 'teams.no-such-team';

  constructor() {
    super('There is no such team of yours. It may be gone, or your time in it has ended.');
  }
}

export class NoSuchMember extends Problem {
  readonly kind = 'missing';
  readonly code = 'teams.no-such-member';

  constructor() {
    super('Nobody by that name is in the team, or they share nothing of this; ask them.');
  }
}

export class HeadCoachOnly extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'teams.head-coach-only';

  constructor() {
    super('Only a head coach of the team can do this; ask one of them.');
  }
}
