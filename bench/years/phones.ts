import type { PushSimulator } from '#simulators/push/push-simulator';
import { Seeded } from '#simulators/seeded';
import type { Book } from './book.js';
import type { Happenings } from './happenings.js';

const MINUTE_MS = 60_000;

/** What travels to a phone, as its service worker reads it. */
interface Message {
  notification: { title: string; body: string; tag: string; actions: { action: string }[] };
  svett: { delivery: string; token: string } | null;
}

type Act = 'open' | 'later' | 'done';

interface World {
  book: Book;
  happenings: Happenings;
  seed: number;
  /** Where the service answers. */
  url: string;
}

/** The phones of everybody: they write down what they show, and some of their owners react to it. */
export class Phones {
  private readonly owners = new Map<string, number>();
  private readonly known = new Set<string>();

  constructor(
    private readonly push: PushSimulator,
    private readonly world: World,
  ) {}

  /** A new browser that takes messages for this key, as it tells of itself. */
  hand(athlete: number, publicKey: string): object {
    const subscription = this.push.subscribe(publicKey);
    this.owners.set(subscription.endpoint, athlete);
    return { ...subscription, label: 'Phone' };
  }

  /** The address of the newest phone of this athlete. */
  lastOf(athlete: number): string {
    return [...this.owners].findLast(([, owner]) => owner === athlete)![0];
  }

  /** Looks at what has come. */
  look(): void {
    const { book, happenings, seed } = this.world;
    for (const { at, endpoint, text } of this.push.pushed.splice(0)) {
      const athlete = this.owners.get(endpoint)!;
      const { notification, svett } = JSON.parse(text) as Message;
      const { title, body, tag, actions } = notification;
      book.shown.push({ athlete, at, device: endpoint, title, body, tag, delivery: svett?.delivery ?? null });
      if (!svett || this.known.has(svett.delivery)) continue;
      this.known.add(svett.delivery);
      const chance = Seeded.of(seed, 'reads', athlete, +at);
      const act = actOf(chance, actions);
      if (!act) continue;
      const after = chance.between(1, 180) * MINUTE_MS;
      happenings.plan(new Date(+at + Math.round(after)), () => this.answer(svett, act));
    }
    this.push.requests.length = 0;
  }

  /** Over HTTP, without anybody signing in; while the service is down the phone does not get through. */
  private async answer({ delivery, token }: { delivery: string; token: string }, act: Act): Promise<void> {
    const url = `${this.world.url}/api/v1/deliveries/${delivery}/answer`;
    const body = JSON.stringify({ token, act });
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body }).then(
      (answer) => answer.arrayBuffer(),
      () => undefined,
    );
  }
}

/** Half of what comes is looked at; a little is put off or done where it lies. */
function actOf(chance: Seeded, actions: readonly { action: string }[]): Act | null {
  const wish = chance.pick<Act | null>(['open', 'open', 'open', 'later', 'done', null, null, null, null]);
  return wish === null || wish === 'open' || actions.some(({ action }) => action === wish) ? wish : 'open';
}
