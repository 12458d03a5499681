import { IdentityProvider } from '#src/entry/provider.port';
import { NoProvider } from '#src/entry/provider.problems';

/** Where the operator has set up none. */
export class NobodyVouches extends IdentityProvider {
  async check(): Promise<never> {
    throw new NoProvider();
  }

  async begin(): Promise<never> {
    throw new NoProvider();
  }

  async finish(): Promise<never> {
    throw new NoProvider();
  }
}
