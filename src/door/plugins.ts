import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Settings } from '#src/config/settings';
import { addressBlock } from '#src/door/address-block';
import { hurryBodies } from '#src/door/bodies';
import { watchRequests } from '#src/door/requests';
import { TooManyRequests } from '#src/door/request.problems';

/** Requests one place may make in a minute; single routes may allow less. */
const REQUESTS_A_MINUTE = 1_200;
/** The page is some eighty files, and a club opens it on its phones in the same minute, behind one address. */
const FILES_A_MINUTE = 5_000;

/** For this long a browser that was here once asks for https itself. */
const HALF_A_YEAR = 'max-age=15552000';

/**
 * What every request and answer passes through. All of it must be registered before the application starts. `formWithinMs`:
 * how long a form may take to arrive.
 */
export async function addPlugins(app: NestFastifyApplication, formWithinMs: number): Promise<void> {
  const { publicUrl, mapTiles } = app.get(Settings);
  const fastify = app.getHttpAdapter().getInstance();
  watchRequests(fastify);
  hurryBodies(fastify, formWithinMs);
  const httpsOnly = publicUrl?.startsWith('https:') ?? false;
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // Mantine and Swagger UI write style tags
        imgSrc: ["'self'", 'data:', ...(mapTiles ? [mapTiles.origin] : [])],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false, // only where we are sure of https; see below
  });
  // An answer may be somebody's health: no cache on the way keeps one that does not itself say that it may. Not told by the
  // address, which can be written in more ways than one (`/%61pi/…`).
  fastify.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-store');
    if (httpsOnly && request.protocol === 'https') reply.header('strict-transport-security', HALF_A_YEAR);
  });
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, {
    global: true,
    max: ({ url }) => (isOfPage(url) ? FILES_A_MINUTE : REQUESTS_A_MINUTE),
    timeWindow: '1 minute',
    // A household has more IPv6 addresses than anybody could count.
    keyGenerator: ({ ip, url }) => `${isOfPage(url) ? 'page ' : ''}${addressBlock(ip)}`,
    errorResponseBuilder: (_request, { ttl }) => new TooManyRequests(Math.ceil(ttl / 1000)),
  });
  await app.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    globalDecompression: false, // nobody sends us packed bodies but to make us swell
  });
  await app.register(fastifyMultipart, { throwFileSizeLimit: false });
}

/** Files that are the same for everybody and tell nothing of anybody. */
function isOfPage(url: string): boolean {
  return url.startsWith('/assets/');
}
