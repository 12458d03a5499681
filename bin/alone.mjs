import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './npm.mjs';

const LOCK = join(root, '.ready.lock');

/**
 * Runs `work` while no other process of this clone does: two starts at once would otherwise pull node_modules
 * from under each other. The lock is a file that holds its owner's process id, so that one left by a killed
 * start is recognised and taken over.
 */
export function alone(work, lock = LOCK) {
  let waitingFor;
  while (!take(lock)) {
    const owner = ownerOf(lock);
    if (owner !== null && !isAlive(owner)) takeAway(owner, lock);
    else if (owner !== null && owner !== waitingFor) {
      waitingFor = owner;
      process.stderr.write(
        `svett: waiting for another start (process ${owner}) to install or build. If there is none, delete ${lock}\n`,
      );
    }
    pause(200);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release); // process.exit() inside `work` skips `finally`
  try {
    return work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** null while the owner has made the file but not yet written its id, and when the file is gone. */
function ownerOf(path) {
  if (!existsSync(path)) return null;
  try {
    return Number(readFileSync(path, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // somebody else's process, but alive
  }
}

/** Moves the dead owner's file aside by rename, which only one of several waiters can do, and checks what it took. */
function takeAway(dead, lock) {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return; // another waiter was quicker
  }
  if (ownerOf(aside) !== dead && !existsSync(lock))
    renameSync(aside, lock); // a living owner's, taken by mistake
  else rmSync(aside, { force: true });
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
