import { z } from 'zod';
import { Email } from '#src/people/accounts';
import { Password } from '#src/people/passwords';
import { LANGUAGES } from '#src/words/words';

export const SetupState = z.object({ needed: z.boolean() }).meta({ id: 'SetupState' });

export const SetUp = z
  .object({ token: z.string().max(200), email: Email, password: Password, language: z.enum(LANGUAGES) })
  .meta({ id: 'SetUp' });

export const SignInForm = z
  .object({ email: Email, password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });

export const LeaveForm = z.object({ password: z.string().min(1).max(200) }).meta({ id: 'Leave' });

export const NewToken = z.object({ name: z.string().trim().min(1).max(80) }).meta({ id: 'NewToken' });
export const TokenMade = z
  .object({ id: z.uuid(), name: z.string(), token: z.string().describe('Shown this once.') })
  .meta({ id: 'TokenMade' });
export const TokenView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Token' });
export const TokenList = z.object({ items: z.array(TokenView) }).meta({ id: 'TokenList' });

export const ConfirmForm = z.object({ password: z.string().min(1).max(200) }).meta({ id: 'Confirm' });
