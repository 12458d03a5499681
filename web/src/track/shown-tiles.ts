import { useState } from 'react';

/** Kept in this browser: the host somebody lets it ask for tiles. Another host is asked for anew. */
const ALLOWED = 'svett.map-tiles';

/** Whether the map lies under lines in this browser: only once somebody here has asked for it, knowing whom it asks. */
export function useShownTiles(host: string | undefined): [boolean, (isShown: boolean) => void] {
  const [allowed, setAllowed] = useState(() => localStorage.getItem(ALLOWED));
  const show = (isShown: boolean) => {
    if (isShown && host !== undefined) localStorage.setItem(ALLOWED, host);
    else localStorage.removeItem(ALLOWED);
    setAllowed(isShown ? (host ?? null) : null);
  };
  return [host !== undefined && allowed === host, show];
}
