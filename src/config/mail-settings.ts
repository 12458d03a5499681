import { z } from 'zod';

/** `Svett <svett@example.org>`, or the address alone. */
const SENDER = /^(?:[^<>@\r\n]{1,80} )?<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/;

export const MailEnv = z
  .object({
    MAIL_URL: z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' }).optional(),
    MAIL_FROM: z
      .string()
      .regex(SENDER, 'must be an e-mail address, like svett@example.org or Svett <svett@example.org>')
      .optional(),
  })
  .refine(({ MAIL_URL, MAIL_FROM }) => (MAIL_URL === undefined) === (MAIL_FROM === undefined), {
    path: ['MAIL_FROM'],
    error: 'must be set together with MAIL_URL',
  });

/** By which server letters go, and from whom; null: none do, and links are handed over by people. */
export type MailSettings = { url: string; from: string } | null;

export function mailSettings({ MAIL_URL, MAIL_FROM }: z.infer<typeof MailEnv>): MailSettings {
  return MAIL_URL === undefined || MAIL_FROM === undefined ? null : { url: MAIL_URL, from: MAIL_FROM };
}
