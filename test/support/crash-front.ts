import { connect, createServer, type Server, type Socket } from 'node:net';

/** What stands before several web processes: hands each connection to the next of them that answers. */
export class Front {
  private readonly open = new Set<Socket>();
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private readonly ports: number[],
  ) {}

  static async before(ports: number[], port: number): Promise<Front> {
    const server = createServer();
    const front = new Front(server, ports);
    server.on('connection', (visitor) => front.lead(visitor));
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return front;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private lead(visitor: Socket): void {
    this.turn += 1;
    const { turn, ports } = this;
    this.keep(visitor);
    this.leadTo(
      visitor,
      ports.map((_, at) => ports[(turn + at) % ports.length]!),
    );
  }

  /** To the first of these that lets us in; nobody has heard a word before that. */
  private leadTo(visitor: Socket, [port, ...others]: number[]): void {
    if (port === undefined || visitor.destroyed) {
      visitor.destroy();
      return;
    }
    const web = connect(port, '127.0.0.1');
    this.keep(web);
    const goOn = (): void => this.leadTo(visitor, others);
    web.once('error', goOn);
    web.once('connect', () => {
      web.off('error', goOn);
      visitor.pipe(web).pipe(visitor);
      web.once('close', () => visitor.destroy());
      visitor.once('close', () => web.destroy());
    });
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => undefined); // whoever is killed hangs up without a word
    socket.once('close', () => this.open.delete(socket));
  }
}
