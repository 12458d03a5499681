import { Inject, Injectable } from '@nestjs/common';
import { Keys } from '#src/people/keys';

/**
 * Browsers that somebody has signed in with before. Whoever guesses at an account from elsewhere, and so closes it to
 * strangers for a while, does not keep its owner out of these. Nothing of them is kept here: the browser shows a keepsake
 * that only we can have made.
 */
@Injectable()
export class KnownBrowsers {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  /** For a browser in which whoever has this address has just signed in. */
  keepsake(email: string): string {
    const browser = this.keys.make();
    return `${browser}.${this.markOf(browser, email)}`;
  }

  /** Which browser it is; null: none that this address has been in. */
  recognise(email: string, keepsake: string | null): string | null {
    const [browser = '', mark = ''] = keepsake?.split('.') ?? [];
    return this.keys.areSame(mark, this.markOf(browser, email)) ? browser : null;
  }

  private markOf(browser: string, email: string): string {
    return this.keys.mark(`known-browser:${email}:${browser}`);
  }
}
