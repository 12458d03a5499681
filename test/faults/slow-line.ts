import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A line to somebody's server that can be made so slow that what they say never ends. */
export interface SlowLine {
  /** The address with this line in the server's place. */
  url: string;
  /** From now on, what they say comes a byte a second. */
  drip(): void;
  flow(): void;
  close(): Promise<void>;
}

const DROP_MS = 1_000;

export async function aSlowLine(to: string): Promise<SlowLine> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  let isDripping = false;
  const carry = async (bytes: Buffer, near: Socket) => {
    let at = 0;
    for (; isDripping && at < bytes.length && !near.destroyed; at += 1) {
      near.write(bytes.subarray(at, at + 1));
      await pause(DROP_MS);
    }
    if (!near.destroyed) near.write(bytes.subarray(at));
  };
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let said = Promise.resolve();
    for (const end of [near, far]) ends.add(end);
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      said = said.then(() => carry(bytes, near));
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        ends.delete(one);
        void said.then(() => other.destroy());
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const line = { hostname: '127.0.0.1', port: String((server.address() as AddressInfo).port) };
  return {
    url: Object.assign(new URL(to), line).href.replace(/\/$/, ''),
    drip: () => (isDripping = true),
    flow: () => (isDripping = false),
    close: () => {
      isDripping = false;
      for (const end of ends) end.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
