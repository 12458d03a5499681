import { StandingClock } from './clock.js';

/** Goes on with the machine's, as the clock of a browser beside it does, until it is put forward. */
export class RunningClock extends StandingClock {
  private readonly began = Date.now();

  constructor() {
    super(new Date());
  }

  override now(): Date {
    return new Date(super.now().getTime() + Date.now() - this.began);
  }
}
