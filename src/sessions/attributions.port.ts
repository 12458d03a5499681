/** How what came from a source must be signed, wherever it shows. */
export interface Signature {
  /** Text that must stand beside the data: `Powered by Strava`; null: none. */
  text: string | null;
  /** Where the source shows it itself, and the words of that link; null: no link is asked for. */
  url: string | null;
  linkText: string | null;
  /** The device to name, as the source wants it named: `Garmin Forerunner 255`. */
  device: string | null;
}

/** Knows how each source wants to be signed. Whoever links brands answers it. */
export abstract class Attributions {
  /** null: nobody asks for a signature, as of a file the athlete brought. */
  abstract of(
    source: string,
    externalId: string,
    device: { maker: string | null; product: string | null } | null,
  ): Signature | null;
}
