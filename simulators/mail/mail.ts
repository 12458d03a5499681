import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type ReadLetter, readLetter } from '#simulators/mail/read-letter';

/** A letter as its reader gets it, and to whom the envelope says it goes. */
export interface Delivered extends ReadLetter {
  envelopeFrom: string;
  envelopeTo: string[];
}

const USER = 'svett';
const PASSWORD = 'p@ss/word';

/** A mail server: lets in who knows the password, and keeps what it is given to deliver. */
export class MailSimulator {
  readonly delivered: Delivered[] = [];
  /** Answers in the place of taking the next letters, each as its number: 451, 550. */
  readonly refusals: number[] = [];
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authMethods: ['PLAIN', 'LOGIN'],
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, done) => {
        if (username === USER && password === PASSWORD) done(null, { user: USER });
        else done(refusal(535, 'Authentication credentials invalid'));
      },
      onData: (stream, { envelope }, done) => {
        void textOf(stream).then((raw) => {
          const status = this.refusals.shift();
          if (status !== undefined) return done(refusal(status, 'refused, as the test wished'));
          const { mailFrom, rcptTo } = envelope;
          this.delivered.push({
            ...readLetter(raw),
            envelopeFrom: mailFrom === false ? '' : mailFrom.address,
            envelopeTo: rcptTo.map(({ address }) => address),
          });
          done();
        });
      },
    });
  }

  static async start(): Promise<MailSimulator> {
    const simulator = new MailSimulator();
    simulator.server.listen(0, '127.0.0.1');
    await once(simulator.server.server, 'listening');
    return simulator;
  }

  /** As MAIL_URL wants it. */
  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(done));
  }
}

function refusal(responseCode: number, says: string): Error {
  return Object.assign(new Error(says), { responseCode });
}
