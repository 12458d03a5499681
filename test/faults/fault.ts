import { setTimeout as pause } from 'node:timers/promises';
import type { PersonAtBrowser } from '#simulators/squad/person-at-browser';
import { type Answers, HandingIn, Onlooker, somebody } from './people.js';
import { remainsOf, wellAgain } from './remains.js';
import type { Service } from './service.js';

/** The PostgreSQL beneath the service. */
export interface DatabaseServer {
  url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** What one fault came to. */
export interface Finding {
  /** What was done, in a few words. */
  done: string;
  /** What people were answered meanwhile, and what /readyz said. */
  seen: string;
  lost: number;
  doubled: number;
  /** Seconds from the fault's end until it was ready, took a workout, and had an estimate of each it had taken. */
  wellAgainS: number;
  /** What should not have been; empty: it went as it should. */
  wrong: string[];
}

export interface Fault {
  name: string;
  /** It is about a server of PostgreSQL's. */
  needsServer?: true;
  run(server: DatabaseServer | null): Promise<Finding>;
}

/** What goes on while a fault comes and goes. */
interface Scene {
  service: Service;
  who: PersonAtBrowser;
  handing: HandingIn;
  looking: Onlooker;
  /** Under way since before the fault. */
  handingIn: Promise<void>;
}

interface Ending extends Scene {
  done: string;
  /** Answers that a page may get meanwhile. */
  expected: RegExp;
}

const BEFORE_MS = 2_000;

/** Somebody hands workouts in and looks at pages; the first of it is seen before the fault. */
export async function begun(service: Service, workouts: number): Promise<Scene> {
  const who = await somebody(service);
  const handing = new HandingIn(who);
  const looking = new Onlooker(service, who).begin();
  const handingIn = handing.handIn(workouts);
  await pause(BEFORE_MS);
  return { service, who, handing, looking, handingIn };
}

/** Once the fault is over: waits until all is well, and counts what is there. */
export async function concluded({ done, service, who, expected, ...scene }: Ending): Promise<Finding> {
  const { handing, looking, handingIn } = scene;
  const began = performance.now();
  await handing.another();
  await wellAgain(service, who, [...handing.taken]);
  const wellAgainS = (performance.now() - began) / 1000;
  await handingIn;
  await wellAgain(service, who, handing.taken);
  await looking.end();
  const { lost, doubled, setAside } = await remainsOf(service, who, handing.taken);
  const seen = `pages ${looking.pages.told}; uploads ${handing.answers.told}; /readyz ${looking.ready.told}`;
  const unexpected = (what: string, answers: Answers) =>
    answers.all.filter((status) => !expected.test(status)).map((status) => `${what} answered with ${status}`);
  const wrong = [
    ...unexpected('A page was', looking.pages),
    ...unexpected('An upload was', handing.answers),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(doubled > 0 ? [`${doubled} doubled`] : []),
    ...(setAside > 0 ? [`${setAside} set aside`] : []),
  ];
  return { done, seen, lost, doubled, wellAgainS, wrong };
}
