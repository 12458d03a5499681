import type { FaultCode } from '#src/door/fault-words';
import { Problem } from '#src/kernel/problem';

/** One field that does not fit. `fault` is missing where only the schema itself knows what it wants. */
interface FieldFault {
  path: string;
  message: string;
  fault?: FaultCode;
  limit?: number;
}

export class InvalidRequest extends Problem {
  readonly kind = 'invalid';
  readonly code = 'request.invalid';

  constructor(readonly fields: FieldFault[]) {
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

export class FileMissing extends Problem {
  readonly kind = 'invalid';
  readonly code = 'request.file-missing';

  constructor() {
    super('The request holds no file; send one as a part of a multipart form.');
  }
}

export class FormBroken extends Problem {
  readonly kind = 'invalid';
  readonly code = 'request.form-broken';

  constructor() {
    super('The form with the file could not be read to its end; send the file once more.');
  }
}

export class AnotherUpload extends Problem {
  readonly kind = 'conflict';
  readonly code = 'request.another-upload';

  constructor() {
    super('Another file of yours is still on its way here; send this one when that has arrived.');
  }
}

export class NoRoom extends Problem {
  readonly kind = 'transient';
  readonly code = 'request.no-room';

  constructor() {
    super('The disk of this Svett has no room for the file; whoever runs it has to make some first.');
  }
}

export class BodyTooLarge extends Problem {
  readonly kind = 'invalid';
  readonly code = 'request.file-too-large';

  constructor(mostBytes: number) {
    const mostMb = Math.floor(mostBytes / 1024 / 1024);
    super(`The file is larger than the ${mostMb} MB taken here; hand it in by command instead, or in parts.`);
    this.details['mostMb'] = mostMb;
  }
}
