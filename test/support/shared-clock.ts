import { SimClock } from '#simulators/clock';
import { StandingClock } from './clock.js';

/** One time for the application and the brands beside it. */
export class SharedClock extends StandingClock {
  readonly simulators = new SimClock();

  constructor(moment?: Date) {
    super(moment);
    this.simulators.set(super.now());
  }

  override now(): Date {
    return this.simulators.now();
  }

  override pass(time: Parameters<StandingClock['pass']>[0]): void {
    super.pass(time);
    this.simulators.set(super.now());
  }
}
