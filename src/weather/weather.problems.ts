import { Postponed } from '#src/jobs/retry';
import { Problem } from '#src/kernel/problem';

/** 5xx, a page where JSON should be, a broken line, no answer in time. */
export class WeatherServiceDown extends Problem {
  readonly kind = 'transient';
  readonly code = 'weather.service-down';

  constructor(service: string) {
    super(`The weather service ${service} does not answer as it should; trying again later.`);
    this.details['service'] = service;
  }
}

/** It asks for patience (429). */
export class WeatherServiceBusy extends Problem {
  readonly kind = 'transient';
  readonly code = 'weather.service-busy';

  constructor(
    service: string,
    /** Seconds it asked for itself; null: it did not say. */
    readonly retryAfterS: number | null,
  ) {
    super(`The weather service ${service} takes no more questions for now.`);
    this.details['service'] = service;
  }
}

/** 401 and 403: it does not want to hear from this installation at all. */
export class WeatherAccessRefused extends Problem {
  readonly kind = 'broken';
  readonly code = 'weather.access-refused';

  constructor(service: string) {
    super(
      `The weather service ${service} refuses this installation; its operator must check the key, the contact and the address in the settings.`,
    );
    this.details['service'] = service;
  }
}

/** It will not answer this very question; others it may. Its own words may quote a place, so they are left out. */
export class WeatherQuestionRefused extends Problem {
  readonly kind = 'broken';
  readonly code = 'weather.question-refused';

  constructor(service: string) {
    super(`The weather service ${service} refused a question; that is a fault in Svett, please report it.`);
    this.details['service'] = service;
  }
}

/** The service changed its answers, or we have them wrong. */
export class WeatherAnswerNotUnderstood extends Problem {
  readonly kind = 'broken';
  readonly code = 'weather.answer-not-understood';

  constructor(service: string) {
    super(`The weather service ${service} answered something Svett does not understand.`);
    this.details['service'] = service;
  }
}

/** Nobody could be asked just now. */
export class WeatherLater extends Postponed {
  readonly code = 'weather.later';

  constructor(until: Date) {
    super('No weather service that may know answers just now; asking again later.', until);
  }
}
