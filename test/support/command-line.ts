import { svett } from '#src/cli/svett';

/** What a command left behind. */
export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs `svett …` in this process. `onError` hears each piece of standard error as it is written. */
export async function run(args: string[], onError: (text: string) => void = () => {}): Promise<Said> {
  const said: Said = { code: -1, out: '', err: '' };
  const { stdout, stderr } = process;
  const [write, writeError] = [stdout.write, stderr.write];
  stdout.write = (text: string | Uint8Array) => {
    said.out += String(text);
    return true;
  };
  stderr.write = (text: string | Uint8Array) => {
    said.err += String(text);
    onError(String(text));
    return true;
  };
  try {
    said.code = await svett(args);
  } finally {
    stdout.write = write;
    stderr.write = writeError;
  }
  return said;
}
