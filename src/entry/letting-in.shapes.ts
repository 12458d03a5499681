import { z } from 'zod';
import { REGISTRATION_DOORS } from '#src/entry/registration';
import { TOKEN_DAYS } from '#src/entry/tokens';
import { isReadable, READ_IT } from '#src/kernel/own-words';
import { Email } from '#src/people/accounts';
import { HealthDataYes } from '#src/people/consents.shapes';
import { Password } from '#src/people/passwords';
import { BirthDate } from '#src/people/people.shapes';
import { TimeZoneOfBrowser } from '#src/people/preferences';
import { ROLES } from '#src/people/role';
import { TOKEN_SCOPES } from '#src/people/token-scope';
import { LANGUAGES, UNITS } from '#src/words/words';

const Moment = z.iso.datetime();
const LinkToken = z.string().min(1).max(200);
const Role = z.enum(ROLES);
const Language = z.enum(LANGUAGES);

export const RegistrationState = z
  .object({
    door: z
      .enum(REGISTRATION_DOORS)
      .describe('Who may make an account: by the set-up link, by invitation (closed, invite), or anybody.'),
    mail: z.boolean().describe('Whether this Svett sends mail, as for a forgotten password.'),
  })
  .meta({ id: 'Registration' });

/** What everybody tells who makes an account of their own. */
export const Person = z.object({
  email: Email,
  password: Password,
  language: Language,
  units: z.enum(UNITS).optional(),
  timeZone: TimeZoneOfBrowser.optional(),
  birthDate: BirthDate,
  healthData: HealthDataYes,
});

export const JoinForm = Person.extend({
  token: LinkToken.nullable().describe('Of the invitation; null where the door is open.'),
}).meta({ id: 'Join' });

export const InvitationToken = z.object({ token: LinkToken }).meta({ id: 'InvitationToken' });
export const InvitationOpens = z
  .object({ role: Role, email: z.string().nullable().describe('The only address it is for; null: any.') })
  .meta({ id: 'InvitationOpens' });

export const NewInvitation = z
  .object({
    role: Role,
    language: Language.describe('Of the letter.'),
    email: Email.nullable().describe(
      'The only address it is for; where mail is set up, the link goes there.',
    ),
  })
  .meta({ id: 'NewInvitation' });
const Link = z.string().describe('To hand over. Begins with a slash where PUBLIC_URL is not set.');
export const InvitationMade = z
  .object({
    id: z.uuid(),
    link: Link.nullable().describe('Shown this once; null: it went by mail, and only its reader knows it.'),
    expiresAt: Moment,
  })
  .meta({ id: 'InvitationMade' });
export const InvitationView = z
  .object({
    id: z.uuid(),
    role: Role,
    email: z.string().nullable(),
    invitedBy: z.uuid().nullable().describe('Whose account; null: somebody at the command line.'),
    createdAt: Moment,
    expiresAt: Moment,
  })
  .meta({ id: 'Invitation' });
export const InvitationList = z.object({ items: z.array(InvitationView) }).meta({ id: 'InvitationList' });

export const PersonView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: Role,
    createdAt: Moment,
    lastSeenAt: Moment.nullable().describe('To the hour, in a browser still signed in; null: in none.'),
  })
  .meta({ id: 'Person' });
export const PersonList = z.object({ items: z.array(PersonView) }).meta({ id: 'PersonList' });
export const RoleChange = z.object({ role: Role }).meta({ id: 'RoleChange' });
export const ResetLink = z
  .object({
    link: Link.nullable().describe('Shown this once; null: it goes by mail, and only its reader knows it.'),
    expiresAt: Moment.nullable().describe('null: an hour after the letter was made.'),
  })
  .meta({ id: 'ResetLink' });

export const ResetRequest = z.object({ email: Email }).meta({ id: 'ResetRequest' });
export const ResetForm = z
  .object({
    token: LinkToken,
    password: Password,
    tokens: z.enum(['keep', 'remove']).describe('Whether programs are locked out as well.'),
  })
  .meta({ id: 'Reset' });

export const PasswordChange = z.object({ password: Password }).meta({ id: 'PasswordChange' });
export const EmailChange = z.object({ email: Email }).meta({ id: 'EmailChange' });
export const EmailChanged = z
  .object({
    state: z
      .enum(['changed', 'letter-sent'])
      .describe('`letter-sent`: comes true when the link in that letter is opened.'),
  })
  .meta({ id: 'EmailChanged' });
export const EmailConfirm = z.object({ token: LinkToken }).meta({ id: 'EmailConfirm' });

export const SignInView = z
  .object({
    id: z.uuid(),
    device: z.string().nullable().describe('As the browser calls itself, in a few words.'),
    createdAt: Moment,
    lastSeenAt: Moment.describe('To the hour.'),
    isThis: z.boolean(),
  })
  .meta({ id: 'SignedInBrowser' });
export const SignInList = z.object({ items: z.array(SignInView) }).meta({ id: 'SignedInBrowserList' });

const Scopes = z.array(z.enum(TOKEN_SCOPES));
const LONGEST_DAYS = 3 * 365;
export const NewToken = z
  .object({
    name: z.string().trim().min(1).max(80).refine(isReadable, READ_IT),
    scopes: Scopes.min(1, 'choose at least one'),
    days: z.int().min(1).max(LONGEST_DAYS).default(TOKEN_DAYS).describe('How long it works.'),
  })
  .meta({ id: 'NewToken' });
export const TokenMade = z
  .object({ id: z.uuid(), name: z.string(), token: z.string().describe('Shown this once.') })
  .meta({ id: 'TokenMade' });
export const TokenView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: Scopes,
    createdAt: Moment,
    expiresAt: Moment.nullable().describe('null: made before tokens ran out.'),
    lastUsedAt: Moment.nullable(),
  })
  .meta({ id: 'Token' });
export const TokenList = z.object({ items: z.array(TokenView) }).meta({ id: 'TokenList' });
