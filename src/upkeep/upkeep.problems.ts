import { Problem } from '#src/kernel/problem';

export class NothingSetAside extends Problem {
  readonly kind = 'missing';
  readonly code = 'upkeep.nothing-set-aside';

  constructor() {
    super('This is not set aside, or no more; look at the list again.');
  }
}
