/** Why a plan outdoors is reckoned with usual weather and not with a forecast; the first that holds. */
export const UNFORETOLD = [
  /** Nobody said where it is to be. */
  'no-place',
  /** The athlete wants nobody to be asked. */
  'no-consent',
  /** Here no weather service is asked at all. */
  'no-service',
  /** Nobody foretells so far ahead. */
  'too-far',
  /** A forecast is asked for, and not there yet. */
  'not-yet',
  /** It has begun, or is over. */
  'past',
] as const;
