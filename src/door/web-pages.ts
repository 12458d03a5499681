import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The built browser app. Names under /assets carry a hash of their content and may be kept for ever. */
export async function serveWebPages(app: NestFastifyApplication, folder: string): Promise<void> {
  if (!existsSync(folder)) {
    new Logger('Door').debug('The browser app is not built; only the API answers.');
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    wildcard: false,
    index: ['index.html'],
    cacheControl: false,
    // As small as can be, made while building: see bin/compress-pages.mjs.
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    setHeaders: (reply, path) => {
      const kept = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      void reply.header('cache-control', kept);
    },
  });
}
