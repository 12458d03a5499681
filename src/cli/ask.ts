import { createInterface } from 'node:readline/promises';

/** Whether somebody sits at a keyboard to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true;
}

/** One line from the keyboard, or the first line of standard input when that is a pipe; then nothing is asked. */
export async function ask(question: string, { hidden = false } = {}): Promise<string> {
  const { stdin, stderr } = process;
  const terminal = canAsk();
  if (terminal) stderr.write(question);
  // What is typed is echoed by readline to `output`; without one it stays unseen.
  const lines = createInterface({ input: stdin, terminal, ...(terminal && !hidden && { output: stderr }) });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (terminal && hidden) stderr.write('\n');
  }
}
