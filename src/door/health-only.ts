import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#src/kernel/problem';

const HEALTH = ['/livez', '/readyz', '/healthz'];

class AnsweredElsewhere extends Problem {
  readonly kind = 'missing';
  readonly code = 'server.answered-elsewhere';

  constructor() {
    super('This process answers nobody but who asks for its health; turn to one that has the role web.');
  }
}

/** A process that works where nobody sees it is asked only whether it does. */
export function answerHealthOnly(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async ({ url }) => {
      if (!HEALTH.includes(url.split('?')[0]!)) throw new AnsweredElsewhere();
    });
}
