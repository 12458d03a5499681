import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** A household is given at least so many groups of an IPv6 address, and may use any address that begins with them. */
const OF_ONE_PLACE = 4;
const IPV4_INSIDE = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** What stands for the place an address is at: itself for IPv4, the first half (/64) for IPv6. */
export function addressBlock(address: string): string {
  const inside = IPV4_INSIDE.exec(address)?.[1];
  if (inside) return inside;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(between, 0)).fill('0'), ...after];
  return groups
    .slice(0, OF_ONE_PLACE)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
