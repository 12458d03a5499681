// npm start: from a fresh clone to a running server, with nothing done by hand.
import { build } from './ready.mjs';

build();
process.setSourceMapsEnabled(true);
if (process.env.npm_lifecycle_event) stopWithNpm();
// In this very process, so that Ctrl-C and the exit code are the server's own.
await import('../dist/src/main.js');

/** npm hands SIGTERM to the shell between it and us, which dies of it without a word. So we look whether it lives. */
function stopWithNpm() {
  const shell = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}
