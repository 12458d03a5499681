import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { HANDLED_TOPIC, type Handler } from '#src/jobs/handles';
import { timed } from '#src/jobs/timed';
import type { Topic } from '#src/jobs/topic';

/** Every topic the application knows, handed in by the composition: this room names none itself. */
export abstract class Topics {
  abstract readonly all: readonly Topic[];
}

export interface Listener {
  topic: Topic;
  handler: Handler;
}

/** Who listens to what. The start fails if two claim a topic or none does. */
@Injectable()
export class Handlers implements OnApplicationBootstrap {
  private readonly listeners = new Map<string, Listener>();

  constructor(
    @Inject(Topics) private readonly topics: Topics,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  /** The names of those whose handlers may be slow. */
  get slow(): string[] {
    return this.topics.all.filter(({ isSlow }) => isSlow).map(({ name }) => name);
  }

  of(topicName: string): Listener {
    const listener = this.listeners.get(topicName);
    if (!listener) throw new Error(`Nobody handles ${topicName}.`);
    return listener;
  }

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (isObject(instance)) this.listen(instance);
    }
    const unheard = this.topics.all.filter(({ name }) => !this.listeners.has(name));
    if (unheard.length > 0) throw new Error(`Nobody handles ${unheard.map(({ name }) => name).join(', ')}.`);
  }

  private listen(instance: object): void {
    const prototype = Object.getPrototypeOf(instance) as Record<string, Handler> | null;
    for (const method of this.scanner.getAllMethodNames(prototype)) {
      const topic = Reflect.getMetadata(HANDLED_TOPIC, prototype as object, method) as Topic | undefined;
      if (!topic) continue;
      if (!this.topics.all.includes(topic))
        throw new Error(`${topic.name} is handled but not among the application's topics.`);
      if (this.listeners.has(topic.name)) throw new Error(`Two methods handle ${topic.name}; one must go.`);
      const handler = (instance as Record<string, Handler>)[method]!.bind(instance);
      this.listeners.set(topic.name, { topic, handler: timed(topic, handler) });
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
