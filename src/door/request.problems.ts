import { Problem } from '#src/kernel/problem';

export class InvalidRequest extends Problem {
  readonly kind = 'invalid';
  readonly code = 'request.invalid';

  constructor(readonly fields: { path: string; message: string }[]) {
    super(
      `Please correct: ${fields.map(({ path, message }) => (path ? `${path} – ${message}` : message)).join('; ')}`,
    );
  }
}

export class TooManyRequests extends Problem {
  readonly kind = 'too-many';
  readonly code = 'request.too-many';

  constructor(readonly waitS: number) {
    super(`Too many requests from you; wait ${waitS} s and try again.`);
    this.details['waitS'] = waitS;
  }
}
