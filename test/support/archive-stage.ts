import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import type { ArchiveView } from '#src/archives/archives.shapes';
import type { TestApp } from './app.js';
import type { Browser } from './browser.js';
import { type Packed, writeZip } from './made-zip.js';

type View = z.output<typeof ArchiveView>;

/** A folder archives are made in, and hands them in as a browser does. */
export class ArchiveStage {
  readonly folder = mkdtempSync(join(tmpdir(), 'svett-archives-'));
  private made = 0;

  async zip(files: Packed): Promise<string> {
    const path = join(this.folder, `export-${++this.made}.zip`);
    await writeZip(path, files);
    return path;
  }

  handIn(somebody: Browser, bytes: Uint8Array, name = 'export.zip') {
    const boundary = 'svett-test-boundary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/zip\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    return somebody.send({ method: 'POST', url: '/api/v1/archives', payload, headers });
  }

  /** Handed in, taken in to its end, and what came of it. */
  async takenIn(svett: TestApp, somebody: Browser, files: Packed): Promise<View> {
    const answer = await this.handIn(somebody, readFileSync(await this.zip(files)));
    if (answer.statusCode !== 202) throw new Error(`The archive was refused: ${answer.body}`);
    await svett.work();
    return (await somebody.get(`/api/v1/archives/${answer.json<View>().id}`)).json<View>();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
