import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#src/kernel/clock';
import { tell } from '#src/kernel/happenings';
import { Problem } from '#src/kernel/problem';
import { Consents } from '#src/people/consents';
import { CircuitBreaker } from '#src/weather/circuit-breaker';
import type { KnownWeather } from '#src/weather/known-weather';
import type { Way } from '#src/weather/way';
import { WeatherCache } from '#src/weather/weather-cache';
import {
  type WeatherAnswer,
  type WeatherQuestion,
  type WeatherService,
  WeatherServices,
} from '#src/weather/weather.port';
import { WeatherQuestionRefused, WeatherServiceBusy } from '#src/weather/weather.problems';

/** What came of asking along one way. */
export interface Asked {
  /** Whether more or other weather is known than before. */
  changed: boolean;
  failures: { name: string; problem: Problem }[];
  /** When the first service that could not be asked may be; null when all were that had to be. */
  askAgainAt: Date | null;
  /** When something that was told may be told better; null once all is final. */
  nextLook: Date | null;
}

/** `known`: all it could tell was there; `resting`: it failed too often to be asked now. */
type LookedUp = 'known' | 'resting' | 'no-consent' | 'asked';

/** Fills the cache from the services, the best first, each asked only for what those before it do not know. */
@Injectable()
export class LookUps {
  private readonly breaker = new CircuitBreaker();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    @Inject(WeatherServices) private readonly services: WeatherServices,
    @Inject(WeatherCache) private readonly cache: WeatherCache,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Asks nobody anything without the athlete's consent, which is looked up anew before each question. */
  async fill(athleteId: string, way: Way): Promise<Asked | 'no-consent'> {
    const before = await this.cache.known(way);
    const failures: Asked['failures'] = [];
    for (const service of this.services.all) {
      try {
        const result = await this.inTurn(service, () => this.ask(service, athleteId, way));
        tell('weather.looked-up', { provider: service.name, result });
        if (result === 'no-consent') return result;
      } catch (error) {
        tell('weather.looked-up', { provider: service.name, result: 'failed' });
        if (!(error instanceof Problem)) throw error;
        failures.push({ name: service.name, problem: error });
      }
    }
    const after = await this.cache.known(way);
    return {
      changed: JSON.stringify(before.spots()) !== JSON.stringify(after.spots()),
      failures,
      askAgainAt: this.askAgainAt(after),
      nextLook: after.nextLook(this.clock.now()),
    };
  }

  private async ask(service: WeatherService, athleteId: string, way: Way): Promise<LookedUp> {
    const now = this.clock.now();
    const known = await this.cache.known(way);
    const question = known.questionFor(service, now);
    if (!question) return 'known';
    if (this.breaker.openUntil(service.name, now)) return 'resting';
    if (!(await this.consents.given(athleteId, 'weather-lookups'))) return 'no-consent';
    const answers = await this.answers(service, question, now);
    await this.cache.keep(known.answered(service, question, answers));
    return 'asked';
  }

  private async answers(
    service: WeatherService,
    question: WeatherQuestion,
    now: Date,
  ): Promise<WeatherAnswer[]> {
    try {
      const answers = await service.hours(question, now);
      this.breaker.worked(service.name);
      return answers;
    } catch (error) {
      // A refused question says nothing of the next one.
      if (!(error instanceof WeatherQuestionRefused)) {
        const askedForS = error instanceof WeatherServiceBusy ? error.retryAfterS : null;
        this.breaker.failed(service.name, this.clock.now(), askedForS);
      }
      throw error;
    }
  }

  /** One question at a time a service: whoever waited finds in the cache what the one before them was told. */
  private inTurn<T>({ name }: WeatherService, work: () => Promise<T>): Promise<T> {
    const turn = (this.turns.get(name) ?? Promise.resolve()).then(work);
    this.turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }

  private askAgainAt(known: KnownWeather): Date | null {
    const now = this.clock.now();
    const times = this.services.all.flatMap((service) => {
      const until = this.breaker.openUntil(service.name, now);
      return until && known.questionFor(service, now) ? [until.getTime()] : [];
    });
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  }
}
