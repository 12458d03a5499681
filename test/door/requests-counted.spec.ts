import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anApp, type TestApp } from '../support/app.js';

let svett: TestApp;
let webFolder: string;
beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'svett-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), 'page');
  await writeFile(join(webFolder, 'assets', 'part.js'), 'part');
  svett = await anApp({ webFolder });
});
afterAll(async () => {
  await svett.close();
  await rm(webFolder, { recursive: true });
});

test('a club that opens the page at once uses up nobody’s requests: its files are counted apart', async () => {
  const browser = svett.browser();
  const left = async (url: string) => {
    const { statusCode, headers } = await browser.get(url);
    return [statusCode, Number(headers['x-ratelimit-limit']), Number(headers['x-ratelimit-remaining'])];
  };
  expect(await left('/api/v1/setup')).toEqual([200, 1_200, 1_199]);
  for (let n = 1; n <= 3; n++) expect(await left('/assets/part.js')).toEqual([200, 5_000, 5_000 - n]);
  expect(await left('/api/v1/setup')).toEqual([200, 1_200, 1_198]);
});
