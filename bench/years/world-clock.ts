import { Clock } from '#src/kernel/clock';
import { SimClock } from '#simulators/clock';

/** The one time of a simulated world: the service and all it speaks to live in it. It stands until it is moved. */
export class WorldClock extends Clock {
  readonly simulators = new SimClock();

  constructor(moment: Date) {
    super();
    this.simulators.set(moment);
  }

  now(): Date {
    return this.simulators.now();
  }

  /** Never back. */
  moveTo(moment: Date): void {
    if (moment > this.now()) this.simulators.set(moment);
  }
}
