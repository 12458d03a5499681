import { z } from 'zod';

export const OutgoingEnv = z.object({
  OUTGOING_PRIVATE_ADDRESSES: z.enum(['refuse', 'allow']).default('refuse'),
  PUSH_CONTACT: z
    .url({ protocol: /^(mailto|https)$/, error: 'must be mailto:you@example.org or an https:// address' })
    .optional(),
});

/** How Svett goes to addresses that people give it: of phones' push services, ntfy servers, webhooks. */
export interface OutgoingSettings {
  /** Whether they may lie in the operator's own network, and speak plain http there. */
  allowsPrivate: boolean;
  /** Where push services find the operator when something is wrong, `mailto:` or `https:`. */
  pushContact: string;
}

/** `.invalid` (RFC 2606): an installation that nobody reaches from outside names nobody. */
const NOBODY = 'mailto:nobody@svett.invalid';

export function outgoingSettings(
  { OUTGOING_PRIVATE_ADDRESSES, PUSH_CONTACT }: z.infer<typeof OutgoingEnv>,
  known: { contact: string | null; publicUrl: string | null; mailFrom: string | null },
): OutgoingSettings {
  const { contact, publicUrl, mailFrom } = known;
  const told = [contact, publicUrl, mailFrom].map(reachedAt).find((address) => address !== null);
  return {
    allowsPrivate: OUTGOING_PRIVATE_ADDRESSES === 'allow',
    pushContact: PUSH_CONTACT ?? told ?? NOBODY,
  };
}

/** As push services take it: an https page, or a mail address (`Svett <svett@example.org>`, or it alone). */
function reachedAt(address: string | null): string | null {
  if (address === null || address.startsWith('http:')) return null;
  if (address.startsWith('https:')) return address;
  const mail = /<([^<>]+)>/.exec(address)?.[1] ?? address;
  return /^[^@\s]+@[^@\s]+$/.test(mail) ? `mailto:${mail}` : null;
}
