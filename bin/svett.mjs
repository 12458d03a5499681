#!/usr/bin/env node
// The `svett` command, once built.
import { existsSync } from 'node:fs';

const command = new URL('../dist/src/cli/main.js', import.meta.url);

if (existsSync(command)) {
  process.setSourceMapsEnabled(true);
  await import(command.href);
} else {
  process.stderr.write('Svett has not been built yet. In its folder, run: npm run build\n');
  process.exitCode = 1;
}
