/** The one-time token stands after the #, so that it never reaches a server's log. */
export function tokenInLink(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('token');
}
