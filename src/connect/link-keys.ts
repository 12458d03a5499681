import { createHash } from 'node:crypto';

/** The key of a fact about a link: it begins with the link's id, so that erasing the link finds it, and tells nothing else. */
export function keyAbout(linkId: string, ...what: (string | number)[]): string {
  return `${linkId}:${createHash('sha256').update(JSON.stringify(what)).digest('base64url')}`;
}
