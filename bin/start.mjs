// npm start: from a fresh clone to a running server, with nothing done by hand.
import { root } from './npm.mjs';
import { build } from './ready.mjs';

build();
process.chdir(root); // data/ lies here, from wherever this was started
process.setSourceMapsEnabled(true);
// In this very process, so that Ctrl-C and the exit code are the server's own.
await import('../dist/src/main.js');
