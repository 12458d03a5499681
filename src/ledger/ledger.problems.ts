import { Problem } from '#src/kernel/problem';

export class SpanTooLong extends Problem {
  readonly kind = 'invalid';
  readonly code = 'ledger.span-too-long';

  constructor() {
    super('Ask for at most 400 days at once, with the first day not after the last.');
  }
}
