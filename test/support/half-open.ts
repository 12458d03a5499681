import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to somebody's server that can be held: what is sent then arrives nowhere, and nothing tells that it does not. */
export interface HalfOpenLine {
  /** The address with this line in the server's place. */
  url: string;
  hold(): void;
  letGo(): void;
  close(): Promise<void>;
}

export async function aHalfOpenLine(to: string): Promise<HalfOpenLine> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  let isHeld = false;
  const server = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      if (isHeld) one.pause();
      one.on('data', (bytes) => other.write(bytes));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        ends.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const line = { hostname: '127.0.0.1', port: String((server.address() as AddressInfo).port) };
  return {
    url: Object.assign(new URL(to), line).href,
    hold: () => {
      isHeld = true;
      for (const end of ends) end.pause();
    },
    letGo: () => {
      isHeld = false;
      for (const end of ends) end.resume();
    },
    close: () => {
      for (const end of ends) end.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
