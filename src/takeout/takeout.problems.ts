import { Problem } from '#src/kernel/problem';

export class NoSuchExport extends Problem {
  readonly kind = 'missing';
  readonly code = 'takeout.no-such-export';

  constructor() {
    super('There is no such export of yours, or it is older than 48 hours and gone; ask for a new one.');
  }
}

export class ExportDamaged extends Problem {
  readonly kind = 'invalid';
  readonly code = 'takeout.damaged';

  constructor(readonly why: string) {
    super(`The export is damaged (${why}); nothing of it was taken in. Download it once more.`);
  }
}

export class NotAnExport extends Problem {
  readonly kind = 'invalid';
  readonly code = 'takeout.not-an-export';

  constructor() {
    super(
      'This is no export of Svett; give the zip file that its page Privacy, or svett export, made. Archives of other services go in elsewhere.',
    );
  }
}

export class ExportTooNew extends Problem {
  readonly kind = 'invalid';
  readonly code = 'takeout.too-new';

  constructor() {
    super('The export was made by a later Svett than this; bring this one up to date first.');
  }
}

export class ImportUnderWay extends Problem {
  readonly kind = 'conflict';
  readonly code = 'takeout.import-under-way';

  constructor() {
    super('An export of yours is still being taken in; hand in the next when that one is done.');
  }
}

export class ImportCalledOff extends Problem {
  readonly kind = 'conflict';
  readonly code = 'takeout.called-off';

  constructor() {
    super(
      'The data of this account was erased while the export came in, and the rest of it was left out. Begin anew if you want all of it back.',
    );
  }
}

export class TooLargeInside extends Problem {
  readonly kind = 'invalid';
  readonly code = 'takeout.unsafe';

  constructor() {
    super('The zip file swells beyond anything Svett would have written; nothing of it was taken in.');
  }
}
