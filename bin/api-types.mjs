// npm run api:types [-- --check]: the page's types of the HTTP API, from the OpenAPI document that the built server
// itself serves. With --check nothing is written: it fails when the committed types are not those.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.mjs';
import { root } from './npm.mjs';
import { build } from './ready.mjs';

const TYPES = join(root, 'web', 'src', 'api.gen.ts');
const PATIENCE_MS = 30_000;

build();
// Not before: on a fresh clone there are no packages yet.
const { default: openapiTS, astToString, COMMENT_HEADER } = await import('openapi-typescript');

const folder = mkdtempSync(join(tmpdir(), 'svett-api-'));
try {
  const document = await openApiDocument();
  // Without the option a field with a default would be required in requests.
  const types = COMMENT_HEADER + astToString(await openapiTS(document, { defaultNonNullable: false }));
  if (!process.argv.includes('--check')) writeFileSync(TYPES, types);
  else if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== types) {
    process.stderr.write('web/src/api.gen.ts is not what the server serves now. Run: npm run api:types\n');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the built server on an empty data folder, takes its document, and stops it. */
async function openApiDocument() {
  const port = await freePort();
  const { DATABASE_URL: _, ...env } = process.env;
  const server = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: root,
    env: {
      ...env,
      PORT: String(port),
      HOST: '127.0.0.1',
      SVETT_DATA: join(folder, 'data'),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(server, 'exit');
  try {
    for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await wait(100)) {
      if (server.exitCode !== null)
        throw new Error(`the server ended with ${server.exitCode} before it answered`);
      const answer = await fetch(`http://127.0.0.1:${port}/openapi.json`).catch(() => null);
      if (answer?.ok) return await answer.json();
    }
    throw new Error(`the server did not serve /openapi.json within ${PATIENCE_MS / 1000} s`);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
