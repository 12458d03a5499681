import { SmtpMail } from '#integrations/email/smtp-mail';
import { OidcProvider } from '#integrations/oidc/oidc-provider';
import { advice, type Finding, ok, wrong } from '#src/cli/finding';
import type { Settings } from '#src/config/settings';
import type { Problem } from '#src/kernel/problem';

/** Whether letters would go; none is sent. */
export async function mail(settings: Settings): Promise<Finding> {
  if (!settings.mail) return advice('mail.none');
  try {
    await new SmtpMail(settings).check();
    return settings.publicUrl === null ? wrong('mail.links-lead-here') : ok('mail.answers');
  } catch (error) {
    return wrong('mail.refused', {}, error as Problem);
  }
}

/** Whether browsers let people switch messages on at all. */
export function push({ publicUrl }: Settings): Finding {
  return publicUrl?.startsWith('https:') ? ok('push.ready') : advice('push.no-https');
}

/** Whether people find their way to the provider; whether it knows us shows only when somebody signs in. */
export async function provider({ provider: set }: Settings, now: Date): Promise<Finding[]> {
  if (!set) return [];
  try {
    await new OidcProvider(set, () => now.getTime()).check();
    return [ok('provider.answers', { name: set.name })];
  } catch {
    return [wrong('provider.silent', { name: set.name, issuer: set.issuer })];
  }
}
