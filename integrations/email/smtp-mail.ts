import { createTransport, type Transporter } from 'nodemailer';
import type { Settings } from '#src/config/settings';
import { Mail, type Letter } from '#src/delivery/mail.port';
import { MailNotReady, MailNotTaken, MailRefused } from '#src/delivery/mail.problems';

const ANSWER_WITHIN_MS = 20_000;
/** SMTP answers from here on are final (RFC 5321, 4.2.1), but for those about who we are: a password can be mended. */
const FINAL = 500;
const ABOUT_US = new Set([530, 534, 535, 538]);

interface Answer {
  responseCode?: number;
  code?: string;
}

/** Sends letters by the operator's own mail server. */
export class SmtpMail extends Mail {
  private readonly transport: Transporter | null;
  private readonly from: string;
  private readonly host: string;

  constructor({ mail }: Pick<Settings, 'mail'>) {
    super();
    const times = {
      connectionTimeout: ANSWER_WITHIN_MS,
      greetingTimeout: ANSWER_WITHIN_MS,
      socketTimeout: ANSWER_WITHIN_MS,
    };
    // Letters hold links that open accounts: they may name no file or address for the transport to fetch.
    const safe = { disableFileAccess: true, disableUrlAccess: true };
    this.transport = mail && createTransport({ url: mail.url, ...times, ...safe });
    this.from = mail?.from ?? '';
    this.host = /@([^>]+)/.exec(this.from)?.[1] ?? 'localhost';
  }

  get isSetUp(): boolean {
    return this.transport !== null;
  }

  async check(): Promise<void> {
    if (!this.transport) throw new MailNotReady('none is set up');
    try {
      await this.transport.verify();
    } catch (error) {
      const { responseCode, code } = error as Answer;
      throw new MailNotReady(String(responseCode ?? code ?? 'no answer'));
    }
  }

  async send({ id, unsubscribe, ...letter }: Letter): Promise<void> {
    if (!this.transport) throw new MailNotTaken('none is set up');
    const headers = {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe !== undefined && {
        'List-Unsubscribe': `<${unsubscribe}>`,
        // One click goes by https alone (RFC 8058, 3.1); elsewhere the link leads to a page that asks.
        ...(unsubscribe.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      }),
    };
    const messageId = `<${id}@${this.host}>`;
    try {
      await this.transport.sendMail({ ...letter, from: this.from, messageId, headers });
    } catch (error) {
      throw inOurWords(error as Answer);
    }
  }
}

/** What the server says may quote an address: only its number and the transport's own word go on. */
function inOurWords({ responseCode, code }: Answer): Error {
  const isFinal = responseCode !== undefined && responseCode >= FINAL && !ABOUT_US.has(responseCode);
  return isFinal
    ? new MailRefused(responseCode)
    : new MailNotTaken(String(responseCode ?? code ?? 'no answer'));
}
