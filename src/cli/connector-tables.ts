import type { Capabilities } from '#src/connect/capabilities.port';
import type { Connector } from '#src/connect/connector.port';
import type { Attribution } from '#src/connect/coverage.port';
import { type Channel, CHANNELS, type Recording } from '#src/sessions/recording.port';
import { OWN_FILE, type SourceTerms } from '#src/sessions/source-terms.port';

const NONE = '–';
const YES = '●';

const FIELDS: Partial<Record<keyof Recording, string>> = {
  sport: 'sport',
  indoor: 'indoors or out',
  startedAt: 'start',
  utcOffsetS: 'the athlete’s own clock',
  elapsedS: 'elapsed time',
  timerS: 'time less pauses',
  movingS: 'time in motion',
  pauses: 'when the pauses were',
  distanceM: 'distance',
  ascentM: 'climbing',
  energyKcal: 'energy',
  device: 'device',
  athlete: 'the athlete as the device knows them',
  rpe: 'how hard it felt',
  vendorSweatMl: 'the maker’s own guess at the sweat',
  identity: 'which recording it is',
};

const STREAMS: Record<Channel, string> = {
  heartRateBpm: 'heart rate',
  powerW: 'power',
  speedMs: 'speed',
  altitudeM: 'altitude',
  distanceM: 'distance along the way',
  latitudeDeg: 'latitude',
  longitudeDeg: 'longitude',
  deviceTemperatureC: 'temperature at the device',
  coreTemperatureC: 'core temperature',
  cadencePerMin: 'cadence',
};

/** What each brand can do and tell, as a table in Markdown. */
export function coverageTable(all: readonly Connector[]): string {
  const row = (what: string, cell: (connector: Connector) => string | boolean): string[] => [
    what,
    ...all.map((connector) => plain(cell(connector))),
  ];
  const can = (what: string, cell: (capabilities: Capabilities) => string | boolean): string[] =>
    row(what, ({ capabilities }) => cell(capabilities));
  return table(
    ['', ...all.map(({ title }) => title)],
    [
      can('connected by', ({ authorisation }) => (authorisation === 'oauth2' ? 'approval there' : 'a key')),
      can('tells of news', newsOf),
      can('looked at besides', lookOf),
      can('history at first', historyOf),
      can('takes the grant back', ({ revoke }) => (revoke === 'notices' ? 'its notices only' : revoke)),
      can('requests it takes', ({ limits }) =>
        limits.map(({ counter, most }) => `${counter}: ${most}`).join(', '),
      ),
      can('body mass', ({ weight }) => weight),
      can('takes the day’s sweat loss', ({ writesBack }) => writesBack),
      can('tells what is planned', ({ plans }) => plans),
      ...Object.entries(FIELDS).map(([field, words]) =>
        row(words, ({ coverage: { fields } }) => fields.some((known) => known === field)),
      ),
      ...CHANNELS.map((channel) =>
        row(`second by second: ${STREAMS[channel]}`, ({ coverage }) => coverage.streams.includes(channel)),
      ),
    ],
  );
}

/** What each source's terms are taken to be, as a table in Markdown. */
export function termsTable(all: readonly Connector[]): string {
  /** A file has no link that could end, and nobody takes it away elsewhere: then `ofFile` is told instead. */
  const row = (what: string, cell: (terms: SourceTerms) => string, ofFile = cell(OWN_FILE)): string[] => [
    what,
    ...all.map(({ terms }) => cell(terms)),
    ofFile,
  ];
  return table(
    ['', ...all.map(({ title }) => title), 'a file, an own entry'],
    [
      row('others may see it', ({ others }) => (others === 'never' ? '**never**' : 'with consent')),
      row('raw data is kept', ({ rawDays }) => (rawDays === null ? 'as the owner likes' : `${rawDays} days`)),
      row('results after that', ({ rawDays, derived }) =>
        rawDays === null ? NONE : derived === 'keep' ? 'stay while linked' : 'go with it',
      ),
      row(
        'when the link ends',
        ({ afterUnlinking }) =>
          afterUnlinking === 'erase' ? 'all is erased' : 'kept or erased, as the owner says',
        NONE,
      ),
      row(
        'deleted there, gone here',
        ({ deletionWithinH }) => (deletionWithinH === null ? 'when noticed' : `within ${deletionWithinH} h`),
        NONE,
      ),
      row('places rounded to', ({ placeRoundingDeg }) => `${placeRoundingDeg}°`),
      ['signed with', ...all.map(({ attribution }) => signatureOf(attribution)), NONE],
    ],
  );
}

function newsOf({ webhooks }: Capabilities): string {
  return { hint: 'by notice', push: 'by sending it', none: NONE }[webhooks];
}

function lookOf({ list, weight, webhooks, lookEveryMin }: Capabilities): string {
  if (lookEveryMin !== undefined) return `every ${lookEveryMin} min`;
  return list || (weight && webhooks !== 'push') ? 'daily' : NONE;
}

function historyOf({ backfill, backfillDays }: Capabilities): string {
  return { list: `${backfillDays} days`, request: `${backfillDays} days, sent on request`, none: NONE }[
    backfill
  ];
}

function signatureOf({ text, linkText, namesDevice }: Attribution): string {
  const parts = [text, linkText, namesDevice ? 'the device’s name' : null];
  return parts.filter((part) => part !== null).join(', ') || NONE;
}

function plain(cell: string | boolean): string {
  return typeof cell === 'string' ? cell : cell ? YES : NONE;
}

/** Padded as the formatter pads it, so that both leave it alone. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
