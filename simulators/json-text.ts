/**
 * JSON text in which a bigint stands as a plain number, however long. Vendors' ids pass 2^53, where a number in
 * JavaScript loses its last digits; whoever parses carelessly shall notice here.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'bigint' ? `${MARK}${inner}` : inner,
  );
  return text.replace(MARKED, '$1');
}

const MARK = '@@bigint:';
const MARKED = /"@@bigint:(-?\d+)"/g;
