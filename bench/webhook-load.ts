import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** As many as the other side takes, or `perSecond`. */
export interface Load {
  url: string;
  atOnce: number;
  seconds: number;
  perSecond?: number;
}

export interface Volley {
  sent: number;
  /** Answered 200. */
  acknowledged: number;
  tookS: number;
  p99Ms: number;
}

let number = Date.now() * 1000;

/** A notice such as Strava sends; no two are the same. */
function notice(): string {
  const id = ++number;
  return JSON.stringify({
    object_type: 'activity',
    object_id: id,
    aspect_type: 'create',
    owner_id: 1000 + (id % 500),
    subscription_id: 1,
    event_time: Math.floor(Date.now() / 1000),
    updates: {},
  });
}

async function fire({ url, atOnce, seconds, perSecond }: Load): Promise<Volley> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const began = performance.now();
  const tookMs: number[] = [];
  let sent = 0;
  let acknowledged = 0;
  const one = async () => {
    sent += 1;
    const at = performance.now();
    if ((await post(url, agent)) === 200) acknowledged += 1;
    tookMs.push(performance.now() - at);
  };
  const isOver = () => performance.now() - began >= seconds * 1000;
  if (perSecond === undefined) {
    const lane = async () => {
      while (!isOver()) await one();
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  } else {
    const under: Promise<void>[] = [];
    while (sent < perSecond * seconds) {
      const due = Math.min(perSecond * seconds, ((performance.now() - began) / 1000) * perSecond);
      while (sent < due) under.push(one());
      await setTimeout(5);
    }
    await Promise.all(under);
  }
  const tookS = (performance.now() - began) / 1000;
  agent.destroy();
  tookMs.sort((a, b) => a - b);
  return { sent, acknowledged, tookS, p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0 };
}

function post(url: string, agent: Agent): Promise<number> {
  const body = notice();
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    call.once('error', () => resolve(0));
    call.end(body);
  });
}

if (!isMainThread) parentPort!.postMessage(await fire(workerData as Load));
