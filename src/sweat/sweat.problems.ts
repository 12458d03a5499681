import { Problem } from '#src/kernel/problem';

/** Inputs no estimate can be made of: not a number, outside anything a living athlete meets, or not fitting together. */
export class CannotEstimate extends Problem {
  readonly kind = 'invalid';
  readonly code: string;

  constructor(
    readonly reason: EstimateFault,
    message: string,
    override readonly details: Record<string, string | number> = {},
  ) {
    super(message);
    this.code = `sweat.${reason}`;
  }
}

export type EstimateFault = 'out-of-range' | 'uneven' | 'empty' | 'unknown-effort';
