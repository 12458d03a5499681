import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { ENGINE } from '#src/config/engine';
import { version } from '#src/config/version';
import { Database } from '#src/database/database';
import { Backlog } from '#src/jobs/backlog';
import { Lookout } from '#src/live/lookout';
import { inTime } from '#src/watch/in-time';
import { OneLook } from '#src/watch/one-look';

/** A database that hangs must not keep the other figures from whoever asks. */
const ANSWER_WITHIN_MS = 2_000;

/** How things stand at the moment somebody asks. */
@Injectable()
export class Standing {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Backlog) private readonly backlog: Backlog,
    @Inject(Lookout) private readonly lookout: Lookout,
  ) {}

  /** Puts the figures into the registry. What it gives back is called before they are read. */
  enrol(registry: Registry): () => Promise<void> {
    const gauge = (name: string, help: string, labelNames: string[] = []) =>
      new Gauge({ name, help, labelNames, registers: [registry] });
    gauge('svett_build_info', 'Always 1; the labels tell what runs.', ['version', 'node', 'database']).set(
      { version, node: process.versions.node, database: ENGINE },
      1,
    );
    const due = gauge('svett_jobs_due', 'Facts of the outbox that are due and not settled.', ['topic']);
    const oldest = gauge('svett_job_oldest_age_seconds', 'Since the first of them fell due.', ['topic']);
    const setAside = gauge('svett_jobs_set_aside', 'Facts that no try could settle.', ['topic']);
    const listeners = gauge('svett_live_listeners', 'Open streams of pages that hear of changes.');
    const connections = gauge('svett_database_connections', 'Of the pools; none on SQLite.', [
      'way',
      'state',
    ]);
    const waiting = gauge('svett_database_waiting', 'Queries, or on SQLite transactions, waiting.', ['way']);

    const looking = new OneLook(() => this.backlog.byTopic());
    const ofOutbox = async () => {
      const topics = await inTime(ANSWER_WITHIN_MS, looking.result(), []);
      // A topic of which nothing is left would otherwise stand as it was.
      for (const one of [due, oldest, setAside]) one.reset();
      for (const { topic, ...figures } of topics) {
        due.set({ topic }, figures.due);
        oldest.set({ topic }, figures.oldestAgeS);
        setAside.set({ topic }, figures.setAside);
      }
    };
    const ofTraffic = () => {
      for (const { way, ...told } of this.database.traffic()) {
        waiting.set({ way }, told.waiting);
        if (!told.connections) continue;
        connections.set({ way, state: 'in-use' }, told.connections.inUse);
        connections.set({ way, state: 'idle' }, told.connections.idle);
      }
    };
    return async () => {
      listeners.set(this.lookout.listeners);
      ofTraffic();
      await ofOutbox();
    };
  }
}
