import type { Readable } from 'node:stream';
import { ARCHIVE_LIMITS } from '#integrations/archives/limits';
import { ArchiveNotUsable } from '#src/archives/archives.problems';

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

/**
 * The objects of every list that stands under `key` in a JSON document, one by one: the document may be larger than
 * memory, a record may not. Only where records begin and end is found here; JSON.parse reads them.
 * @throws ArchiveNotUsable where it is no JSON or breaks off
 */
export async function* jsonRecords(stream: Readable, key: string): AsyncGenerator<unknown> {
  const finder = new RecordFinder(key);
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    yield* finder.find(decoder.decode(chunk as Uint8Array, { stream: true }));
  }
  if (!finder.isWhole) throw new ArchiveNotUsable('damaged');
}

class RecordFinder {
  /** For each list and object that is open, the key it stands under. */
  private readonly open: { isList: boolean; key: string }[] = [];
  private inString = false;
  private isEscaped = false;
  private word = '';
  private recordDepth = 0;
  private record = '';
  private begun = false;

  constructor(private readonly key: string) {}

  get isWhole(): boolean {
    return this.begun && this.open.length === 0 && !this.inString;
  }

  *find(text: string): Generator<unknown> {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === BACKSLASH) this.isEscaped = true;
        else if (code === QUOTE) this.inString = false;
        if (this.inString && this.recordDepth === 0 && this.word.length < 100) this.word += text[at];
        continue;
      }
      if (code === QUOTE) {
        this.inString = true;
        if (this.recordDepth === 0) this.word = '';
      } else if (code === OPEN || code === OPEN_LIST) {
        if (this.recordDepth === 0 && code === OPEN && this.isInList()) {
          this.recordDepth = this.open.length + 1;
          from = at;
          this.record = '';
        }
        this.enter(code === OPEN_LIST);
      } else if (code === CLOSE || code === CLOSE_LIST) {
        if (!this.open.pop()) throw new ArchiveNotUsable('damaged');
        if (this.recordDepth > 0 && this.open.length === this.recordDepth - 1) {
          this.add(text.slice(from, at + 1));
          this.recordDepth = 0;
          yield this.read();
        }
      }
    }
    if (this.recordDepth > 0) this.add(text.slice(from));
  }

  private isInList(): boolean {
    const last = this.open.at(-1);
    return last !== undefined && last.isList && last.key === this.key;
  }

  private enter(isList: boolean): void {
    this.begun = true;
    this.open.push({ isList, key: this.recordDepth === 0 ? this.word : '' });
    if (this.recordDepth === 0) this.word = '';
  }

  private add(piece: string): void {
    this.record += piece;
    if (this.record.length > ARCHIVE_LIMITS.mostRecordBytes) throw new ArchiveNotUsable('unsafe');
  }

  private read(): unknown {
    try {
      return JSON.parse(this.record);
    } catch (error) {
      throw new ArchiveNotUsable('damaged', error);
    }
  }
}
