import { z } from 'zod';
import { isLoopback } from '#src/config/own-address';

const yesOrNo = z.enum(['true', 'false']).transform((said) => said === 'true');

/** What the provider tells is who people are: over plain http anybody on the way could tell it. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
}

const fields = z.object({
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an https:// address' })
    .refine(isSafe, { error: 'must be an https:// address; http:// is for this very machine', abort: true })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  OIDC_SIGN_UP: z.enum(['never', 'invited', 'anybody']).default('never'),
  OIDC_LINK_BY_EMAIL: yesOrNo.default(false),
  OIDC_OPERATOR_GROUP: z.string().optional(),
  OIDC_ONLY: yesOrNo.default(false),
});
type ProviderEnv = z.output<typeof fields>;

/** A third of a provider lets nobody in, and would only be found out at the door. */
const wholeProvider: z.core.CheckFn<ProviderEnv> = ({ value, issues }) => {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (names.every((name) => !value[name]) && !value.OIDC_ONLY) return;
  for (const name of names)
    if (!value[name])
      issues.push({
        code: 'custom',
        path: [name],
        message: 'must be set, as OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together',
        input: undefined,
      });
};

export const ProviderEnv = fields.check(wholeProvider);

/** Somebody who vouches for people, by OpenID Connect. */
export interface ProviderSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says. */
  name: string;
  /** Whether people it knows and we do not may make an account. */
  signUp: 'never' | 'invited' | 'anybody';
  /** Whether an e-mail address it has verified is as good as being linked. */
  linkByEmail: boolean;
  /** Who is in it runs this Svett; null: its groups mean nothing here. */
  operatorGroup: string | null;
  /** No way in but this one. */
  only: boolean;
}

export function providerSettings(env: ProviderEnv): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer,
    clientId,
    clientSecret,
    name: env.OIDC_NAME ?? new URL(issuer).hostname,
    signUp: env.OIDC_SIGN_UP,
    linkByEmail: env.OIDC_LINK_BY_EMAIL,
    operatorGroup: env.OIDC_OPERATOR_GROUP ?? null,
    only: env.OIDC_ONLY,
  };
}
