import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { OutgoingHttp } from '#integrations/http/outgoing-http';
import { AddressRefused, ChannelDown } from '#src/delivery/channel.problems';

// Somebody's home: whatever answers here must not be reached by an address that a stranger gave.
let calls: string[] = [];
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    calls.push(request.url ?? '');
    if (request.url === '/elsewhere') return response.writeHead(307, { location: '/inside' }).end();
    if (request.url === '/flood') return response.writeHead(200).end(Buffer.alloc(1 << 20));
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  calls = [];
});
afterAll(() => new Promise((done) => server.close(done)));

const strict = new OutgoingHttp({ allowsPrivate: false });
const atHome = new OutgoingHttp({ allowsPrivate: true });
const post = (http: OutgoingHttp, url: string) => http.post('webhook', url, {}, '{}');

test.each([
  'https://127.0.0.1',
  'https://2130706433', // the same as one number
  'https://0x7f.1',
  'https://0177.0.0.1',
  'https://127.1',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:7f00:1]',
  'https://[64:ff9b::7f00:1]',
  'https://[fe80::1]',
  'https://[fd00::1]',
  'https://0.0.0.0',
  'https://10.0.0.1',
  'https://172.16.5.5',
  'https://192.168.1.1',
  'https://169.254.169.254', // where clouds keep their machines' keys
  'https://100.64.0.1',
  'https://224.0.0.1',
  'https://localhost',
])('%s is not called', async (address) => {
  await expect(post(strict, `${address}:${port}/`)).rejects.toBeInstanceOf(AddressRefused);
  expect(calls).toEqual([]);
});

test('an address that is not https, or none at all, is not called', async () => {
  for (const address of ['http://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'nonsense'])
    await expect(post(strict, address)).rejects.toBeInstanceOf(AddressRefused);
});

/** Names that lead where `answers` says, one after the other. */
function leading(...answers: string[][]): OutgoingHttp {
  const lookup: LookupFunction = (_name, options, done) => {
    const told = answers.shift()!.map((address) => ({ address, family: 4 }));
    if (options.all) done(null, told);
    else done(null, told[0]!.address, 4);
  };
  return new OutgoingHttp({ allowsPrivate: false, lookup });
}

test('a name is looked at each time it is called: it cannot lead outside first, and inside once it is believed', async () => {
  const http = leading(['93.184.215.14'], ['127.0.0.1']);
  const address = `https://rebinding.example.org:${port}/`;
  const first = await post(http, address).catch((error: Error) => error);
  expect(first).not.toBeInstanceOf(AddressRefused); // nobody answers there, or not for this name
  await expect(post(http, address)).rejects.toBeInstanceOf(AddressRefused);
  expect(calls).toEqual([]);
}, 30_000);

test('where one of several addresses of a name is inside, it is not called', async () => {
  const http = leading(['93.184.215.14', '192.168.1.1']);
  await expect(post(http, 'https://several.example.org/')).rejects.toBeInstanceOf(AddressRefused);
});

test('whoever runs Svett may let it into their own network, also over plain http', async () => {
  expect((await post(atHome, `http://127.0.0.1:${port}/here`)).status).toBe(204);
  expect(calls).toEqual(['/here']);
});

test.each([
  '169.254.169.254',
  '[::ffff:169.254.169.254]',
  '[64:ff9b::a9fe:a9fe]',
  '100.100.100.200',
  '[fd00:ec2::254]',
  '[fd20:ce::254]',
  '0.0.0.0',
])('even then %s, where clouds keep keys or nobody is meant, is not called', async (address) => {
  await expect(post(atHome, `http://${address}:${port}/`)).rejects.toBeInstanceOf(AddressRefused);
  expect(calls).toEqual([]);
});

test('a redirect is an answer and nothing to follow', async () => {
  expect((await post(atHome, `http://127.0.0.1:${port}/elsewhere`)).status).toBe(307);
  expect(calls).toEqual(['/elsewhere']);
});

test('an answer that has no end is not read to it', async () => {
  await expect(post(atHome, `http://127.0.0.1:${port}/flood`)).rejects.toBeInstanceOf(ChannelDown);
});

test('nobody answering is told without the address', async () => {
  const refusal = await post(atHome, 'http://127.0.0.1:1/secret-path').catch((error: Error) => error);
  expect(refusal).toBeInstanceOf(ChannelDown);
  expect(JSON.stringify(refusal) + (refusal as Error).message).not.toMatch(/secret-path|127\.0/);
});

test('a proxy of the environment is passed by: it would look names up by itself', async () => {
  process.env['HTTP_PROXY'] = 'http://127.0.0.1:1';
  try {
    expect((await post(atHome, `http://127.0.0.1:${port}/direct`)).status).toBe(204);
  } finally {
    delete process.env['HTTP_PROXY'];
  }
});
