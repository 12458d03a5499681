import type { Secrets } from '#src/config/secrets';
import type { Settings } from '#src/config/settings';

/** The part of the address of a brand's notices that nobody can guess. */
export function hookToken(
  { webhookPathTokens }: Pick<Settings, 'webhookPathTokens'>,
  secrets: Pick<Secrets, 'derive'>,
  brand: string,
): string {
  return webhookPathTokens[brand] ?? secrets.derive(`webhook:${brand}`);
}

/** Where a brand is to send its notices. */
export function hookAddress(
  settings: Pick<Settings, 'webhookPathTokens' | 'ownAddress'>,
  secrets: Pick<Secrets, 'derive'>,
  brand: string,
): string {
  return `${settings.ownAddress}/hooks/${brand}/${hookToken(settings, secrets, brand)}`;
}
