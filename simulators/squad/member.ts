import type { SquadPerson } from '#simulators/squad/people';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';

/** One of the athletes, as the season needs them. */
export interface Member {
  person: SquadPerson;
  memberId: string;
  browser: PersonAtBrowser;
  /** By which their files, meals and weighings come. */
  program: PersonAtBrowser;
}
