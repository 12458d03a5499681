import { brotliDecompressSync } from 'node:zlib';
import { fastify } from 'fastify';
import type { Settings } from '#src/config/settings';
import { bareRows } from '../ground/bare-rows.js';
import { dialect } from '../ground/dialect.js';

/** Where one thing is asked of both. */
export interface Shelf {
  list: string;
  detail: string;
  estimate: string;
  streams: string;
}

const PAGE = 30;
/** "SVS1", CRC-32, the length of the header. */
const PREFIX_BYTES = 12;

/**
 * Bare Fastify routes over the same rows: each along one index, sent as JSON as they lie there. Nobody is asked who they are,
 * nothing is merged, checked or signed. Curves are read and unpacked, and an answer is sent that was made before.
 */
export async function bareShelf(
  settings: Settings,
  { athleteId, sessionId, streams }: { athleteId: string; sessionId: string; streams: string },
): Promise<{ at: Shelf; close(): Promise<void> }> {
  const rows = await bareRows(settings);
  const { told } = dialect;
  const session =
    'id, sport, sport_raw, started_at, utc_offset_s, elapsed_s, timer_s, distance_m, shareable, frozen, created_at, ' +
    ['device_athlete', 'legs', 'pauses', 'notes', 'provenance'].map(told).join(', ');
  const source = `id, session_id, source, external_id, purged_at, ${told('recording')}`;
  const sources = (many: number) =>
    rows.prepare(
      `SELECT ${source} FROM session_source WHERE session_id IN (${Array(many).fill('?').join(', ')})`,
    );
  const page = rows.prepare(
    `SELECT ${session} FROM session WHERE athlete_id = ? ORDER BY started_at DESC, id DESC LIMIT ${PAGE + 1}`,
  );
  const one = rows.prepare(`SELECT ${session} FROM session WHERE id = ? AND athlete_id = ?`);
  const [ofPage, ofOne] = [sources(PAGE), sources(1)];
  const estimate = rows.prepare(
    `SELECT id, ${told('result')} FROM estimate WHERE session_id = ? AND current = TRUE`,
  );
  const blob = rows.prepare('SELECT streams FROM session_source WHERE session_id = ?');

  const server = fastify();
  server.get('/list', async () => {
    const items = (await page(athleteId)).slice(0, PAGE);
    return { items, sources: items.length < PAGE ? [] : await ofPage(...items.map(({ id }) => id)) };
  });
  server.get('/detail', async () => ({
    items: await one(sessionId, athleteId),
    sources: await ofOne(sessionId),
  }));
  server.get('/estimate', async () => ({ items: await estimate(sessionId) }));
  server.get('/streams', async (_, reply) => {
    const packed = (await blob(sessionId))[0]!['streams'] as Buffer;
    brotliDecompressSync(packed.subarray(PREFIX_BYTES + packed.readUInt32BE(8)));
    return reply.type('application/json').send(streams);
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const at = (path: string) => `${address}/${path}`;
  return {
    at: { list: at('list'), detail: at('detail'), estimate: at('estimate'), streams: at('streams') },
    close: async () => {
      await server.close();
      await rows.close();
    },
  };
}
