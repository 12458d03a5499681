import { WatchedLog } from './watched-log.js';

class Silence extends WatchedLog {
  protected override hear(): void {}
}

/** For tests in which things are meant to go wrong: nothing is written, but nobody's secrets may be said either. */
export const silence = new Silence();
