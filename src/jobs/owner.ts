import { hostname } from 'node:os';
import { newId } from '#src/kernel/ids';

const HERE = hostname();
const THIS_START = newId();

/** Who holds a lease: an engine of this start of this process on this machine. */
export function newOwner(): string {
  return [HERE, process.pid, THIS_START, newId()].join('/');
}

/**
 * Whether `owner` is surely dead: a process of this machine that runs no more, or an earlier start that had our
 * own number (in a container every start has number 1). Its work need not wait for the lease to run out.
 */
export function isDead(owner: string): boolean {
  const [host, pid, start] = owner.split('/');
  if (host !== HERE) return false;
  return Number(pid) === process.pid ? start !== THIS_START : !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 asks, and sends nothing
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
