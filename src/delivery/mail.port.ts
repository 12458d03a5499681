/** One letter to one person. */
export interface Letter {
  /** Of what it tells; the same letter sent again after a crash bears the same one. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where one click stops letters like it (RFC 8058); left out: nothing like it comes by itself. */
  unsubscribe?: string;
}

/** Whoever carries letters. */
export abstract class Mail {
  /** False: the operator has named no mail server, and nothing may be sent. */
  abstract readonly isSetUp: boolean;

  /** Whether the server would take letters from us; sends none. @throws MailNotReady */
  abstract check(): Promise<void>;

  /** @throws MailNotTaken @throws MailRefused */
  abstract send(letter: Letter): Promise<void>;
}
