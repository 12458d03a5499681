import { Problem } from '#src/kernel/problem';

export class NoSuchSession extends Problem {
  readonly kind = 'missing';
  readonly code = 'sessions.no-such-session';

  constructor() {
    super('There is no such session of yours; perhaps it is removed already.');
  }
}

export class NothingAsked extends Problem {
  readonly kind = 'conflict';
  readonly code = 'sessions.nothing-asked';

  constructor() {
    super('Nothing is asked about this session (any more); look at it again.');
  }
}

export class TooLateToTell extends Problem {
  readonly kind = 'conflict';
  readonly code = 'sessions.too-late-to-tell';

  constructor() {
    super('The data of this session is gone, as its source asks: it can no longer be reckoned anew.');
  }
}

export class NoSuchPage extends Problem {
  readonly kind = 'invalid';
  readonly code = 'sessions.no-such-page';

  constructor() {
    super('That is no page of the list; begin again without "before", and pass on its "next".');
  }
}

export class TooManyFiles extends Problem {
  readonly kind = 'invalid';
  readonly code = 'sessions.too-many-files';

  constructor(most: number) {
    super(`At most ${most} files fit in one go; send this one again with the next.`);
    this.details['most'] = most;
  }
}

export class FileTooLarge extends Problem {
  readonly kind = 'invalid';
  readonly code = 'file.too-large';

  constructor(mostMb: number) {
    super(`This file is larger than ${mostMb} MB, and no workout should be; export it again as FIT.`);
    this.details['mostMb'] = mostMb;
  }
}

export class UploadBroken extends Problem {
  static readonly code = 'sessions.upload-broken';
  readonly kind = 'invalid';
  readonly code = UploadBroken.code;

  constructor() {
    super('The upload could not be read to its end; hand in again what has no result here.');
  }
}
