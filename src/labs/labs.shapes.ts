import { z } from 'zod';
import { COMPARATORS, NOBODY_NAMED, PLACES } from '#src/labs/intervals';
import { MAGNESIUM_WORDS } from '#src/labs/magnesium-word';
import { MARKERS } from '#src/labs/markers';
import { isSound, READ_IT } from '#src/kernel/own-words';
import { UNITS } from '#src/labs/units';

const Lab = z.string().trim().max(100);
const Note = z.string().trim().max(500);
export const MOST_END = 1_000_000;
const End = z.number().min(0).max(MOST_END);

/** A value as it lies sealed: as the report told it, in the report's unit. */
export const KeptValue = z.object({
  marker: z.enum(MARKERS),
  value: z.number().positive(),
  comparator: z.enum(COMPARATORS).nullable(),
  unit: z.enum(UNITS),
  low: End.nullable(),
  high: End.nullable(),
  sampledAt: z.string().max(30),
  lab: Lab.nullable(),
  fasting: z.boolean().nullable(),
  note: Note.nullable(),
  from: z.enum(['hand', 'csv', 'fhir']),
});
export type KeptValue = z.output<typeof KeptValue>;

const form = {
  marker: z.enum(MARKERS),
  value: z.number().min(-1_000_000).max(1_000_000),
  comparator: z.enum(COMPARATORS).nullable().default(null).describe('Where the report says < or > a number.'),
  unit: z.string().min(1).max(40).describe('As the report writes it: mmol/L, mg/dL, µg/L …'),
  low: End.nullable().default(null).describe('The lower end of the report’s own interval, in the same unit.'),
  high: End.nullable().default(null),
  sampledAt: z
    .string()
    .max(40)
    .describe('2026-11-20, or with the hour 2026-11-20T07:40, on your clock unless it names another.'),
  lab: Lab.refine(isSound, READ_IT).nullable().default(null),
  fasting: z.boolean().nullable().default(null),
  note: Note.refine(isSound, READ_IT).nullable().default(null),
};
export const LabValueForm = z.object(form).meta({ id: 'LabValueForm' });
export type LabValueForm = z.output<typeof LabValueForm>;
export const NewLabValue = z
  .object({
    ...form,
    clientId: z.uuid().optional().describe('The same again is the same value: safe to send twice.'),
  })
  .meta({ id: 'NewLabValue' });

export const FLAGS = [
  'exercise-effect-possible',
  'hour-unknown',
  'not-morning',
  'evening-sample',
  'not-fasting',
  'crp-raised',
  'crp-unknown',
  'no-interval',
] as const;

export const LabValueView = z
  .object({
    id: z.uuid(),
    ...KeptValue.shape,
    shownUnit: z.string(),
    interval: z
      .object({
        low: z.number().nullable(),
        high: z.number().nullable(),
        source: z
          .string()
          .nullable()
          .describe(
            `Whose it is, ${NOBODY_NAMED}: a limit in common use; null: all of it is the report’s own.`,
          ),
        lent: z
          .enum(['low', 'high'])
          .nullable()
          .describe('The end that is the source’s, where the report gave the other alone.'),
      })
      .nullable()
      .describe('In the unit of the value; null: none is known that would fit.'),
    place: z.enum(PLACES).nullable(),
    own: z
      .object({ value: z.number(), unit: z.string() })
      .describe('The same in the unit Svett compares in.'),
    word: z.enum(MAGNESIUM_WORDS).nullable().describe('Of magnesium in serum or plasma.'),
    decides: z
      .boolean()
      .describe('Of its marker the one that rules look at: of the newest sampling day the least lucky.'),
    flags: z.array(z.enum(FLAGS)),
    change: z
      .object({
        sinceId: z.uuid(),
        pct: z.number(),
        noisePct: z.number().nullable(),
        isNoise: z.boolean().nullable(),
      })
      .nullable()
      .describe('Against the value before of the same marker.'),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'LabValue' });
export type LabValueView = z.output<typeof LabValueView>;

const MarkerView = z
  .object({
    marker: z.enum(MARKERS),
    units: z.array(z.object({ unit: z.enum(UNITS), shown: z.string() })),
    npu: z.array(z.string()),
    loinc: z.array(z.string()),
  })
  .meta({ id: 'LabMarker' });

export const LabValueList = z
  .object({
    items: z.array(LabValueView).describe('Newest sample first.'),
    unreadable: z
      .array(z.uuid())
      .describe('Rows whose seal is broken or whose key is gone: they can only be removed.'),
    markers: z.array(MarkerView),
  })
  .meta({ id: 'LabValueList' });
export type LabValueList = z.output<typeof LabValueList>;

export const LabValueSaved = z
  .object({ value: LabValueView, isNew: z.boolean().describe('False: it was here already.') })
  .meta({ id: 'LabValueSaved' });

export const MOST_ROWS = 2_000;
/** Of one person: a panel of all markers each month for ten years. What was saved as one table can be taken in again as one. */
export const MOST_VALUES = 2_000;
export const LabImportForm = z
  .object({
    text: z.string().min(1).max(700_000).describe('The file: CSV, or FHIR R4 as JSON.'),
    dryRun: z.boolean().default(false).describe('Only tell what would come of it.'),
    mine: z
      .boolean()
      .default(false)
      .describe('The values are mine although the file tells another birth date.'),
  })
  .meta({ id: 'LabImportForm' });

export const SKIPS = [
  'unknown-marker',
  'no-value',
  'not-a-number',
  'number-unclear',
  'no-unit',
  'not-final',
  'not-readable',
  'other-sample',
  'withdrawn',
  'unknown-unit',
  'impossible-value',
  'interval-turned',
  'no-such-time',
  'no-such-day',
  'day-to-come',
  'before-birth',
] as const;
export type Skip = (typeof SKIPS)[number];

export const LabImportRow = z.object({
  row: z
    .int()
    .describe('Where it stands: in CSV as a spreadsheet counts, with the headings as row 1; in FHIR from 1.'),
  outcome: z
    .enum(['taken', 'replaced', 'already-there', 'skipped'])
    .describe('Replaced: taken in place of the one the laboratory has corrected.'),
  reason: z.enum(SKIPS).nullable(),
  name: z.string().nullable().describe('What the file calls it.'),
  marker: z.enum(MARKERS).nullable(),
  value: z.number().nullable(),
  comparator: z.enum(COMPARATORS).nullable(),
  unit: z.string().nullable(),
  sampledAt: z.string().nullable(),
  said: z.string().nullable().describe('Of a row that is skipped, what stands in it.'),
  intervalLeftOut: z
    .boolean()
    .describe(
      'The report’s own interval could not be read, or is not for this person; the value is kept without it.',
    ),
});
export type LabImportRow = z.output<typeof LabImportRow>;

export const LabImportReport = z
  .object({
    dryRun: z.boolean(),
    format: z.enum(['csv', 'fhir']),
    taken: z.int(),
    alreadyThere: z.int(),
    skipped: z.int(),
    rows: z.array(LabImportRow),
  })
  .meta({ id: 'LabImportReport' });
export type LabImportReport = z.output<typeof LabImportReport>;

export const ExportQuery = z.object({ format: z.enum(['fhir', 'csv']) });
