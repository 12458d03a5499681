/** What went wrong, in a line that is the same for every input that does it: numbers and texts of the input left out. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error))
    return `Something was thrown that is no error: ${String(error).slice(0, 80)}`;
  const said = (error.message.split('\n', 1)[0] ?? '')
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/-?\d+([.]\d+)?(e[+-]?\d+)?/gi, '#');
  return `${error.name}: ${said.slice(0, 160)}${placeOf(error)}`;
}

function placeOf({ stack = '' }: Error): string {
  const frame = /[/]((?:src|integrations)[/][\w./-]+?)[.][jt]s(?::|\?)/.exec(stack)?.[1];
  return frame === undefined ? '' : ` (in ${frame})`;
}
