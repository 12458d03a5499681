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

/** The same for a wrong code, an old one and one that was used up: none is found out by trying. */
export class TeamCodeNotUsable extends Problem {
  readonly kind = 'missing';
  readonly code = 'teams.code-not-usable';

  constructor() {
    super(
      'This code opens no team: it is mistyped, was used or taken back, or is too old. Ask for a new one.',
    );
  }
}

export class NoSuchTeamCode extends Problem {
  readonly kind = 'missing';
  readonly code = 'teams.no-such-code';

  constructor() {
    super('There is no such code of this team; perhaps it was used, or is too old.');
  }
}

export class NoSuchCoach extends Problem {
  readonly kind = 'missing';
  readonly code = 'teams.no-such-coach';

  constructor() {
    super('That coach is not in the team any more.');
  }
}

export class LastHeadCoach extends Problem {
  readonly kind = 'conflict';
  readonly code = 'teams.last-head-coach';

  constructor() {
    super('A team needs a head coach without an end date; make another coach one first, or remove the team.');
  }
}

export class DayIsPast extends Problem {
  readonly kind = 'invalid';
  readonly code = 'teams.day-is-past';

  constructor() {
    super('That day has passed; choose today or a later one.');
  }
}

export class TeamIsFull extends Problem {
  readonly kind = 'conflict';
  readonly code = 'teams.full';

  constructor(most: number) {
    super(`A team has room for ${most}; somebody has to leave it first, or make another team.`);
    this.details['most'] = most;
  }
}

export class TooManyOfThese extends Problem {
  readonly kind = 'conflict';
  readonly code = 'teams.too-many';

  constructor(most: number) {
    super(`You can have ${most} of these; remove one first.`);
    this.details['most'] = most;
  }
}

/** For a word to coaches who may not hear it. */
export class ShareCheckInsFirst extends Problem {
  readonly kind = 'conflict';
  readonly code = 'teams.share-check-ins-first';

  constructor() {
    super('The coaches of this team would not see it: first let them know when you say how you are.');
  }
}

export class NoGuardianNeeded extends Problem {
  readonly kind = 'conflict';
  readonly code = 'teams.no-guardian-needed';

  constructor() {
    super('You are 18 or older, so you share by your own word; no guardian is asked.');
  }
}

export class GuardianLinkNotUsable extends Problem {
  readonly kind = 'missing';
  readonly code = 'teams.guardian-link-not-usable';

  constructor() {
    super(
      'This link leads nowhere: it is not whole, or the young person has left the team. Ask them for a new one.',
    );
  }
}

export class GuardianLinkTooOld extends Problem {
  readonly kind = 'conflict';
  readonly code = 'teams.guardian-link-too-old';

  constructor() {
    super('This link is too old to say yes by; ask the young person for a new one. Saying no still works.');
  }
}

export class NoSuchPage extends Problem {
  readonly kind = 'invalid';
  readonly code = 'teams.no-such-page';

  constructor() {
    super('There is no such page; begin with the newest again.');
  }
}
