/** One letter to one person. */
export interface Letter {
  /** Of what it tells; the same letter sent again after a crash bears the same one. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
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
