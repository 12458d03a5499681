import { FileNotUsable } from '#src/sessions/recording.problems';
import type { Recording } from '#src/sessions/recording.port';
import { readFit } from '#integrations/activity-files/fit-recording';
import { GpxListener } from '#integrations/activity-files/gpx';
import { gpxRecording } from '#integrations/activity-files/gpx-recording';
import type { ReadLimits } from '#integrations/activity-files/limits';
import { openFile } from '#integrations/activity-files/open-file';
import { damaged, foreign, notAnActivity } from '#integrations/activity-files/refusals';
import { TcxListener } from '#integrations/activity-files/tcx';
import { tcxRecording } from '#integrations/activity-files/tcx-recording';
import { hearXml, localName } from '#integrations/activity-files/xml-elements';

/**
 * A recording from the bytes of a FIT, TCX or GPX file, gzipped or not. Throws FileNotUsable and nothing else: a
 * damaged file can trip any of the parsers in ways of its own.
 */
export function readActivity(bytes: Uint8Array, limits: ReadLimits): Recording {
  try {
    const opened = openFile(bytes, limits);
    const recording =
      opened.format === 'fit' ? readFit(opened.bytes, limits.maxRecords) : readXml(opened.text, limits);
    if (opened.cut && !recording.notes.includes('truncated')) recording.notes.unshift('truncated');
    return recording;
  } catch (error) {
    throw error instanceof FileNotUsable ? error : damaged(error);
  }
}

/** XML that people mistake for a recording, by its root element. */
const OTHER_ROOTS = new Map<string, string>([
  ['workout_file', 'a planned workout (ZWO)'],
  ['kml', 'a map overlay (KML)'],
  ['HealthData', 'an Apple Health export'],
  ['html', 'a web page'],
  ['svg', 'a picture'],
]);

function readXml(text: string, limits: ReadLimits): Recording {
  const root = rootOf(text);
  if (root === 'TrainingCenterDatabase') {
    const listener = new TcxListener(limits.maxRecords);
    const whole = hearXml(text, listener);
    return tcxRecording(listener, whole);
  }
  if (root === 'gpx') {
    const listener = new GpxListener(limits.maxRecords);
    const whole = hearXml(text, listener);
    return gpxRecording(listener, whole);
  }
  const known = OTHER_ROOTS.get(root);
  if (root === 'workout_file') throw notAnActivity(known!);
  throw foreign(known ?? 'an XML file of another kind');
}

/** The first element's name, past the declaration, comments and a document type (refused when it is heard). */
function rootOf(text: string): string {
  const head = text.slice(0, 65_536).replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '');
  return localName(/<([A-Za-z_][\w.:-]*)/.exec(head)?.[1] ?? '');
}
