import { z } from 'zod';
import { Person } from '#src/entry/letting-in.shapes';
import { Email } from '#src/people/accounts';

export const SetupState = z.object({ needed: z.boolean() }).meta({ id: 'SetupState' });

export const SetUp = Person.extend({ token: z.string().max(200) }).meta({ id: 'SetUp' });

export const SignInForm = z
  .object({ email: Email, password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });
