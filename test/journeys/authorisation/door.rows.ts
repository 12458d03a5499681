import type { Row } from './row.js';

const OPEN = [
  '/healthz',
  '/livez',
  '/readyz',
  '/',
  '/index.html',
  '/assets/page.js',
  '/openapi.json',
  '/openapi.yaml',
  '/docs',
  '/docs/',
  '/docs/*',
  '/docs/index.html',
  '/docs/swagger-ui-init.js',
  '/docs/docs/swagger-ui-init.js',
] as const;

export const rows: Row[] = [
  ...OPEN.map((path): Row => ({ route: `GET ${path}`, letsIn: 'anybody' })),
  { route: 'GET /docs/LICENSE', letsIn: 'anybody', through: '404' }, // listed by Swagger UI, and not there
];
