import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type ReadLetter, readLetter } from '#simulators/mail/read-letter';

/** A letter as its reader gets it, and to whom the envelope says it goes. */
export interface Delivered extends ReadLetter {
  envelopeFrom: string;
  envelopeTo: string[];
}

/** Goes wrong once, at one step on a letter's way: with this answer, or by hanging up. */
export interface Rudeness {
  at: 'greeting' | 'sign-in' | 'reader' | 'letter';
  /** 421, 535, 550 …; null: hangs up. */
  status: number | null;
  says: string;
}

const USER = 'svett';
const PASSWORD = 'p@ss/word';

/** A mail server: lets in who knows the password, and keeps what it is given to deliver. */
export class MailSimulator {
  readonly delivered: Delivered[] = [];
  /** Answers in the place of taking the next letters, each as its number: 451, 550. */
  readonly refusals: number[] = [];
  /** What lies in wait, each until somebody comes to that step. */
  readonly rudeness: Rudeness[] = [];
  private readonly server: SMTPServer;
  private readonly lines = new Map<number, Socket>();

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      authMethods: ['PLAIN', 'LOGIN'],
      disableReverseLookup: true,
      onConnect: (session, done) => done(this.rude('greeting', session)),
      onRcptTo: (_reader, session, done) => done(this.rude('reader', session)),
      onAuth: ({ username, password }, session, done) => {
        const rude = this.rude('sign-in', session);
        if (rude) done(rude);
        else if (username === USER && password === PASSWORD) done(null, { user: USER });
        else done(refusal(535, 'Authentication credentials invalid'));
      },
      onData: (stream, session, done) => {
        const { envelope } = session;
        void textOf(stream).then((raw) => {
          const rude = this.rude('letter', session);
          if (rude) return done(rude);
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
    this.server.server.on('connection', (line) => this.lines.set(line.remotePort ?? 0, line));
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

  private rude(at: Rudeness['at'], { remotePort }: { remotePort: number }): Error | null {
    const next = this.rudeness.findIndex((one) => one.at === at);
    if (next < 0) return null;
    const [{ status, says }] = this.rudeness.splice(next, 1) as [Rudeness];
    if (status === null) this.lines.get(remotePort)?.destroy();
    return refusal(status ?? 421, says);
  }
}

function refusal(responseCode: number, says: string): Error {
  return Object.assign(new Error(says), { responseCode });
}
