/**
 * Workout files made to measure, for any test that needs one: `aFitFile({ sport: 'cycling', minutes: 90, power: 200 })`.
 * Equal options give equal bytes. No file holds anything of a real person.
 */
export { aFitFile, FitWriter } from './fit-file.js';
export type { MadeFit } from './fit-file.js';
export { aGpxFile, aTcxFile } from './xml-file.js';
export type { MadeRecord } from './made-activity.js';
