/** What an address is sealed about: bytes moved to another row do not open. */
export function aboutDevice(id: string): string {
  return `push-device:${id}`;
}

export function aboutChannel(id: string): string {
  return `channel:${id}`;
}
