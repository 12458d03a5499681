import { z } from 'zod';
import { PasskeyAnswer, PasskeyView } from '#src/entry/passkey.shapes';

const ByPassword = z.object({ password: z.string().min(1).max(200) });
const ByCode = z.object({
  code: z
    .string()
    .trim()
    .min(6)
    .max(20)
    .describe('Six digits from an authenticator app, or a recovery code.'),
});
const ByPasskey = z.object({ passkey: PasskeyAnswer });

/** What is shown beside a password. */
export const SecondProof = z.union([ByCode, ByPasskey]).meta({ id: 'SecondProof' });
export type SecondProof = z.output<typeof SecondProof>;

/** Any of the ways an account has; GET tells which. */
export const ConfirmForm = z.union([ByPassword, ByCode, ByPasskey]).meta({ id: 'Confirm' });

export const PasskeyForm = ByPasskey.meta({ id: 'PasskeySignIn' });
export const CodeForm = ByCode.meta({ id: 'AuthenticatorCode' });

export const ConfirmWays = z
  .object({ password: z.boolean(), code: z.boolean(), passkey: z.boolean(), provider: z.boolean() })
  .meta({ id: 'ConfirmWays' });

export const FactorsView = z
  .object({
    hasPassword: z.boolean(),
    authenticatorSince: z.iso.datetime().nullable().describe('null: no authenticator app.'),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(PasskeyView),
  })
  .meta({ id: 'Factors' });

export const AuthenticatorSecret = z
  .object({
    secret: z.string().describe('Base32, for apps that cannot read a QR code. Shown this once.'),
    uri: z.string().describe('otpauth://…, to be drawn as a QR code.'),
  })
  .meta({ id: 'AuthenticatorSecret' });

const Codes = z.array(z.string());
export const RecoveryCodeList = z
  .object({ codes: Codes.describe('Shown this once. The ones before open nothing any more.') })
  .meta({ id: 'RecoveryCodes' });
export const FactorAdded = z
  .object({
    recoveryCodes: Codes.nullable().describe('With the first second factor of an account; shown this once.'),
  })
  .meta({ id: 'FactorAdded' });
