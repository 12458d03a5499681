import type { Door } from './door.js';

/** Behind these stands the whole application, and a thread for each. */
export const HOUSES = ['request'];

/** Every way in, by the name it is called by; each is opened in a thread of its own. */
export const DOORS: Record<string, (run: { isShort: boolean }) => Promise<Door>> = {
  fit: async () => (await import('./doors/workout-files.js')).fitDoor(),
  tcx: async () => (await import('./doors/workout-files.js')).tcxDoor(),
  gpx: async () => (await import('./doors/workout-files.js')).gpxDoor(),
  'workout-zip': async () => (await import('./doors/workout-files.js')).workoutZipDoor(),
  archive: async () => (await import('./doors/archives.js')).archiveDoor(),
  'apple-xml': async () => (await import('./doors/archives.js')).appleXmlDoor(),
  'strava-list': async () => (await import('./doors/archives.js')).stravaListDoor(),
  'garmin-list': async () => (await import('./doors/archives.js')).garminListDoor(),
  'lab-csv': async () => (await import('./doors/lab-files.js')).labCsvDoor(),
  'lab-fhir': async () => (await import('./doors/lab-files.js')).labFhirDoor(),
  'strava-notice': async () => (await import('./doors/notices.js')).stravaNoticeDoor(),
  'garmin-notice': async () => (await import('./doors/notices.js')).garminNoticeDoor(),
  'withings-notice': async () => (await import('./doors/notices.js')).withingsNoticeDoor(),
  takeout: async () => (await import('./doors/own-exports.js')).takeoutDoor(),
  'takeout-text': async () => (await import('./doors/own-exports.js')).takeoutTextDoor(),
  request: async (run) => (await import('./doors/requests.js')).requestDoor(run),
  'stream-blob': async () => (await import('./doors/own-exports.js')).streamBlobDoor(),
};
