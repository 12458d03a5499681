import { useEffect, useRef, useState } from 'react';
import { spot, type Spot } from '#web/plan/place-text.ts';

/** Longer than this nobody waits for a place they can tell otherwise. */
const PATIENCE_MS = 15_000;
/** A kilometre's worth of place does not grow old in this time. */
const FRESH_MS = 10 * 60_000;

export type Looking = 'idle' | 'looking' | 'refused' | 'not-found';

/** Browsers tell places only to pages that came over a safe way. */
export const canTellWhere = globalThis.isSecureContext && 'geolocation' in navigator;

interface WhereIAm {
  looking: Looking;
  look: () => void;
  /** Another place was told: what the browser still answers counts no more. */
  letGo: () => void;
}

/** Asks the browser where it is, when it is told to and never before; to about a kilometre. */
export function useWhereIAm(onFound: (place: Spot) => void): WhereIAm {
  const [looking, setLooking] = useState<Looking>('idle');
  // Browsers do not let themselves be called back: an answer to an older question is known by its number.
  const asked = useRef(0);
  useEffect(() => () => void (asked.current += 1), []);
  const look = () => {
    const mine = (asked.current += 1);
    const isMine = () => asked.current === mine;
    setLooking('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (!isMine()) return;
        const here = spot(coords.latitude, coords.longitude);
        setLooking(here ? 'idle' : 'not-found');
        if (here) onFound(here);
      },
      ({ code, PERMISSION_DENIED }) => {
        if (isMine()) setLooking(code === PERMISSION_DENIED ? 'refused' : 'not-found');
      },
      { enableHighAccuracy: false, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    );
  };
  const letGo = () => {
    asked.current += 1;
    setLooking('idle');
  };
  return { looking, look, letGo };
}
