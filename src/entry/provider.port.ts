/** Whom the provider says has signed in there. */
export interface Identity {
  issuer: string;
  /** The provider's own name for the person: it stays when they change name and address. */
  subject: string;
  /** null: it did not say. */
  email: string | null;
  /** Whether the provider says that it has made sure of the address. */
  emailVerified: boolean;
  /** null: it did not say. */
  groups: string[] | null;
}

/** One journey to the provider and back. All but the address we know again only from what the browser brings back. */
export interface Round {
  state: string;
  nonce: string;
  /** PKCE's secret half. */
  verifier: string;
  redirectUri: string;
  /** They are to show anew who they are, even if the provider knows them still. */
  fresh: boolean;
}

/** Whoever vouches for the people of this installation (OpenID Connect). */
export abstract class IdentityProvider {
  /** Whether it answers as a provider does. @throws ProviderUnreachable */
  abstract check(): Promise<void>;

  /** Where to send the browser. @throws ProviderUnreachable */
  abstract begin(round: Round): Promise<string>;

  /** `search`: what the browser brought back, `?code=…`. @throws ProviderUnreachable @throws ProviderRefused @throws ProviderNotBelieved */
  abstract finish(search: string, round: Round): Promise<Identity>;
}
