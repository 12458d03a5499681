import { Problem } from '#src/kernel/problem';

export class NoSuchNudge extends Problem {
  readonly kind = 'missing';
  readonly code = 'nudges.no-such-nudge';

  constructor() {
    super('There is no such note of yours, or it may no longer be shown.');
  }
}

export class NoSuchInboxPage extends Problem {
  readonly kind = 'invalid';
  readonly code = 'nudges.no-such-page';

  constructor() {
    super('There is no such page of notes; begin again at the first.');
  }
}

export class TooLateThen extends Problem {
  readonly kind = 'conflict';
  readonly code = 'nudges.too-late-then';

  constructor() {
    super('By then this note is no longer worth reading; choose an earlier time.');
  }
}

export class NotPutOff extends Problem {
  readonly kind = 'conflict';
  readonly code = 'nudges.not-put-off';

  constructor() {
    super('This is about your safety and cannot be put off; read it now.');
  }
}

export class TooManyNotes extends Problem {
  readonly kind = 'too-many';
  readonly code = 'nudges.too-many-notes';
  override readonly details: Record<string, number>;

  constructor(most: number) {
    super(`Within a day you can write ${most} notes to one athlete; talk to them, or write tomorrow.`);
    this.details = { most };
  }
}

export class NoteIsAnother extends Problem {
  readonly kind = 'conflict';
  readonly code = 'nudges.note-is-another';

  constructor() {
    super('Another note has this id already; send this one under an id of its own.');
  }
}
