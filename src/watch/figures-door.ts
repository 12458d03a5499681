import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Settings } from '#src/config/settings';
import { problemDocument } from '#src/door/problem-document';
import { whereFrom } from '#src/log/where-from';
import { countHappenings } from '#src/watch/counted';
import { FiguresPortTaken } from '#src/watch/figures.problems';
import { Readiness } from '#src/watch/readiness';
import { Standing } from '#src/watch/standing';

interface Said {
  status: number;
  type: string;
  body: string;
}

const FINE: Said = { status: 200, type: 'application/json', body: '{"status":"ok"}' };

/**
 * Figures for Prometheus, and whether we are well, on a port of its own that nobody outside needs to reach. A process
 * that has no other door is asked here.
 */
@Injectable()
export class FiguresDoor implements OnApplicationShutdown {
  private readonly log = new Logger('Figures');
  private readonly registry = new Registry();
  private readonly ways: Record<string, () => Promise<Said>> = {
    '/metrics': () => this.figures(),
    '/livez': () => Promise.resolve(FINE),
    '/readyz': () => this.ready(),
    '/healthz': () => this.ready(),
  };
  private server: Server | null = null;
  private refresh = () => Promise.resolve();
  private endCounting = () => undefined as void;

  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Standing) private readonly standing: Standing,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  /** Opens where the operator wants it, and counts from then on. Tells the port; null: nobody wants it. @throws FiguresPortTaken */
  async open(): Promise<number | null> {
    const { metrics } = this.settings.watching;
    if (!metrics) return null;
    const server = createServer((request, response) => void this.answer(request, response));
    server.listen(metrics.port, metrics.host);
    try {
      await once(server, 'listening');
    } catch (error) {
      throw FiguresPortTaken.instead(error, metrics);
    }
    this.server = server;
    collectDefaultMetrics({ register: this.registry });
    this.endCounting = countHappenings(this.registry);
    this.refresh = this.standing.enrol(this.registry);
    return (server.address() as AddressInfo).port;
  }

  /** After everything else: until then it tells that we are leaving. */
  async onApplicationShutdown(): Promise<void> {
    this.endCounting();
    this.registry.clear();
    if (!this.server) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    const way = this.ways[url?.split('?')[0] ?? ''];
    if (method !== 'GET' || !way) return void response.writeHead(way ? 405 : 404).end();
    try {
      const { status, type, body } = await way();
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    } catch (error) {
      this.log.error(whereFrom(error));
      response.writeHead(500).end();
    }
  }

  private async figures(): Promise<Said> {
    await this.refresh();
    return { status: 200, type: this.registry.contentType, body: await this.registry.metrics() };
  }

  private async ready(): Promise<Said> {
    try {
      await this.readiness.check();
      return FINE;
    } catch (error) {
      const document = problemDocument(error);
      return { status: document.status, type: 'application/problem+json', body: JSON.stringify(document) };
    }
  }
}
