import { Clock } from '#src/kernel/clock';

/** A clock that stands still until it is told to go on. */
export class StandingClock extends Clock {
  constructor(private moment = new Date('2026-06-15T10:00:00.000Z')) {
    super();
  }

  now(): Date {
    return new Date(this.moment);
  }

  pass({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
  }): void {
    this.moment = new Date(
      this.moment.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000,
    );
  }
}
