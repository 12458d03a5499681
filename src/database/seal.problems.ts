import { Problem } from '#src/kernel/problem';

/** A row is sealed with a key we no longer have. */
export class SealKeyMissing extends Problem {
  readonly kind = 'broken';
  readonly code = 'database.seal-key-missing';

  constructor() {
    super(
      'The key to stored secrets is missing; restore secrets.json (or TOKEN_KEYS) as it was, or connect services and set up authenticator apps anew.',
    );
  }
}

/** Sealed bytes were changed, or moved to where they do not belong. */
export class SealBroken extends Problem {
  readonly kind = 'broken';
  readonly code = 'database.seal-broken';

  constructor() {
    super(
      'A stored secret was changed from outside and is not used; connect the service, or set up the app, anew.',
    );
  }
}
