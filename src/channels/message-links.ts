import { Inject, Injectable } from '@nestjs/common';
import type { Theme } from '#src/advice/kinds';
import { Settings } from '#src/config/settings';
import { Keys } from '#src/people/keys';

/** Whose letters of which theme a link stops. */
export interface Unsubscribing {
  athleteId: string;
  theme: Theme;
}

/** The addresses and keys in messages. None is kept: each can be made again, and shown to be ours. */
@Injectable()
export class MessageLinks {
  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Keys) private readonly keys: Keys,
  ) {}

  /** A page of the app, from anywhere. */
  page(path: string): string {
    return this.settings.ownAddress + path;
  }

  /** The same for a browser that the app is open in: without PUBLIC_URL only it knows by what address it reaches us. */
  pageInBrowser(path: string): string {
    return (this.settings.publicUrl ?? '') + path;
  }

  /** Where whoever has a delivery’s key answers it. */
  answer(deliveryId: string): string {
    return this.page(`/api/v1/deliveries/${deliveryId}/answer`);
  }

  /** Opens the answering of one delivery and nothing else. */
  answerKey(deliveryId: string): string {
    return this.keys.derive('delivery', deliveryId);
  }

  isAnswerKey(shown: string, deliveryId: string): boolean {
    return this.keys.areSame(shown, this.answerKey(deliveryId));
  }

  /** What a push service replaces messages by. It reads that, so it tells neither whose nor of what they are. */
  pushTopic(athleteId: string, tag: string): string {
    return this.keys.derive('push-topic', `${athleteId}:${tag}`);
  }

  unsubscribe({ athleteId, theme }: Unsubscribing): string {
    return this.page(`/unsubscribe/${athleteId}.${theme}.${this.unsubscribeKey({ athleteId, theme })}`);
  }

  isUnsubscribeKey(shown: string, whose: Unsubscribing): boolean {
    return this.keys.areSame(shown, this.unsubscribeKey(whose));
  }

  private unsubscribeKey({ athleteId, theme }: Unsubscribing): string {
    return this.keys.derive('unsubscribe', `${athleteId}:${theme}`);
  }
}
