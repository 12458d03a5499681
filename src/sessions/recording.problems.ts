import { Problem } from '#src/kernel/problem';

/** A file no session can be made of. The message says why, in one line, and what to do instead. */
export class FileNotUsable extends Problem {
  readonly kind = 'invalid';
  readonly code: string;

  constructor(
    readonly reason: FileFault,
    message: string,
    override readonly details: Record<string, string | number> = {},
  ) {
    super(message);
    this.code = `file.${reason}`;
  }
}

export type FileFault =
  | 'empty'
  | 'too-large'
  | 'foreign'
  | 'damaged'
  | 'not-an-activity'
  | 'route-without-time'
  | 'unsafe'
  | 'too-slow'
  | 'nothing-recorded';
