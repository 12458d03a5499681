import { SmtpMail } from '#integrations/email/smtp-mail';
import { OidcProvider } from '#integrations/oidc/oidc-provider';
import { advice, type Finding, ok, wrong } from '#src/cli/finding';
import type { Settings } from '#src/config/settings';
import type { Problem } from '#src/kernel/problem';

/** Whether letters would go; none is sent. */
export async function mail(settings: Settings): Promise<Finding> {
  if (!settings.mail)
    return advice(
      'mail',
      'No mail server is named: operators hand out links for forgotten passwords themselves.',
      'Set MAIL_URL and MAIL_FROM if you have one.',
    );
  try {
    await new SmtpMail(settings).check();
    if (settings.publicUrl === null) {
      const says = 'The mail server answers, but links in letters lead to this machine only.';
      return wrong(
        'mail',
        says,
        'Set PUBLIC_URL to the address people reach Svett at: docs/https.md shows how.',
      );
    }
    return ok('mail', 'The mail server answers and lets Svett in.');
  } catch (error) {
    const mend = 'Look at MAIL_URL: host, port, smtps:// or smtp://, user and password with signs escaped.';
    return wrong('mail', (error as Problem).message, mend);
  }
}

/** Whether people find their way to the provider; whether it knows us shows only when somebody signs in. */
export async function provider({ provider: set }: Settings, now: Date): Promise<Finding[]> {
  if (!set) return [];
  try {
    await new OidcProvider(set, () => now.getTime()).check();
    return [ok('provider', `${set.name} answers, and says how to sign in there.`)];
  } catch {
    const says = `${set.name} does not answer as a provider of OpenID Connect at ${set.issuer}.`;
    const mend =
      'OIDC_ISSUER must be the address that /.well-known/openid-configuration stands under, to the letter.';
    return [wrong('provider', says, mend)];
  }
}
