import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookRequest } from '#src/connect/arrival.port';
import type { Connector } from '#src/connect/connector.port';
import type { Clock } from '#src/kernel/clock';

/** An address for a brand's notices that keeps what comes, and greets as the connector does. */
export class Mailbox {
  readonly received: WebhookRequest[] = [];
  url = '';
  private readonly server: Server;

  constructor(connector: Pick<Connector, 'greet'>, clock: Clock) {
    this.server = createServer((request, response) => {
      const query = Object.fromEntries(new URL(request.url ?? '/', 'http://here').searchParams);
      if (request.method !== 'POST') {
        const greeting = connector.greet({ query });
        response.writeHead(greeting ? 200 : 403, { 'content-type': 'application/json' });
        response.end(JSON.stringify(greeting));
        return;
      }
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const body = Buffer.concat(pieces);
        this.received.push({ headers: request.headers, query, body, receivedAt: clock.now() });
        response.writeHead(200).end();
      });
    });
  }

  async open(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks`;
    return this;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
