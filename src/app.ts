import { join } from 'node:path';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '#src/app.module';
import { openUnsubscribeDoor } from '#src/channels/unsubscribe-door';
import { projectRoot } from '#src/config/project-root';
import { Settings } from '#src/config/settings';
import { openWebhookDoor } from '#src/connect/webhook-door';
import { FILES_WITHIN_MS, FORM_WITHIN_MS } from '#src/door/bodies';
import { answerHealthOnly } from '#src/door/health-only';
import { logOf } from '#src/log/log';
import { requestIdOf } from '#src/door/request-id';
import { serveDocs } from '#src/door/openapi';
import { addPlugins } from '#src/door/plugins';
import { refuseAddress } from '#src/door/problem.filter';
import { serveWebPages } from '#src/door/web-pages';

/** JSON bodies are forms; files come as multipart and have a limit of their own. */
const BODY_LIMIT_BYTES = 1024 * 1024;

export function adapterFor(settings: Settings): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: (_, hop) => hop < settings.trustedProxies,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: FILES_WITHIN_MS, // of others see door/bodies.ts; headers have Node's minute
    genReqId: requestIdOf,
    frameworkErrors: refuseAddress,
  });
}

/** Fastify reads JSON by itself. Nest's own parsers would take HTML forms too, which any page may send across sites. */
export const NEST_OPTIONS = { bodyParser: false, abortOnError: false } as const;

/** The whole application, ready to answer but not listening yet. */
export async function createApp(
  settings: Settings,
  logger: LoggerService = logOf(settings),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings),
    adapterFor(settings),
    { logger, ...NEST_OPTIONS },
  );
  return furnish(app);
}

/** What stands around the rooms: headers, limits, the brands' way in, the API's document, the browser app. */
export async function furnish(
  app: NestFastifyApplication,
  webFolder = join(projectRoot, 'dist', 'web'),
  formWithinMs = FORM_WITHIN_MS,
): Promise<NestFastifyApplication> {
  if (!app.get(Settings).answers) answerHealthOnly(app);
  await addPlugins(app, formWithinMs);
  if (app.get(Settings).answers) {
    await openWebhookDoor(app);
    await openUnsubscribeDoor(app);
    serveDocs(app);
    await serveWebPages(app, webFolder);
  }
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
