/** What the secrets of this room are sealed about: bytes moved to another row do not open. */

/** What a link's tokens are sealed about. */
export function aboutLink(linkId: string): string {
  return `link:${linkId}`;
}

/** What comes along with a notice is sealed about the brand's athlete. */
export function aboutNotice(brand: string, vendorUserId: string): string {
  return `notice:${brand}:${vendorUserId}`;
}

/** The keys of a grant that is to be given back. */
export function aboutGrant(grantId: string): string {
  return `grant:${grantId}`;
}

export function aboutState(stateMark: string): string {
  return `state:${stateMark}`;
}
