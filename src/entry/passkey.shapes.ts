import { z } from 'zod';
import { isReadable, isSound, READ_IT } from '#src/kernel/own-words';

/** Bytes as WebAuthn's JSON writes them. */
const Bytes = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/, 'must be base64url');
const Credential = {
  id: Bytes.min(1).max(1400),
  rawId: Bytes.min(1).max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).describe('Nothing of it is used.'),
};

/** What navigator.credentials.get() gave, as its toJSON() writes it. */
export const PasskeyAnswer = z
  .object({
    ...Credential,
    response: z.object({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Bytes.exactOptional(),
    }),
  })
  .meta({ id: 'PasskeyAnswer' });
export type PasskeyAnswer = z.output<typeof PasskeyAnswer>;

/** What navigator.credentials.create() gave, as its toJSON() writes it. */
export const NewPasskeyAnswer = z
  .object({
    ...Credential,
    response: z.object({
      clientDataJSON: Bytes,
      attestationObject: Bytes,
      transports: z.array(z.string().max(40).refine(isSound, READ_IT)).max(10).exactOptional(),
    }),
  })
  .meta({ id: 'NewPasskeyAnswer' });
export type NewPasskeyAnswer = z.output<typeof NewPasskeyAnswer>;

export const PasskeyName = z.string().trim().min(1).max(80).refine(isReadable, READ_IT);
export const AddPasskey = z
  .object({ name: PasskeyName, passkey: NewPasskeyAnswer })
  .meta({ id: 'AddPasskey' });
export const RenamePasskey = z.object({ name: PasskeyName }).meta({ id: 'RenamePasskey' });

/** Options travel as the browser takes them; what they may hold is WebAuthn's to say. */
export const PasskeyOptions = z
  .object({
    options: z
      .looseObject({ challenge: z.string() })
      .describe('For PublicKeyCredential.parseRequestOptionsFromJSON() or parseCreationOptionsFromJSON().'),
  })
  .meta({ id: 'PasskeyOptions' });

export const PasskeyView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    backedUp: z.boolean().describe('Kept in more than one place, and so outlives the loss of one device.'),
  })
  .meta({ id: 'Passkey' });
