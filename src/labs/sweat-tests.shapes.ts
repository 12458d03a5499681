import { z } from 'zod';
import { MAGNESIUM_TEST_METHODS } from '#src/sweat/magnesium-test';

const SWEAT_UNITS = ['mmol/L', 'mg/L'] as const;
export type SweatUnit = (typeof SWEAT_UNITS)[number];

const told = {
  method: z
    .enum(MAGNESIUM_TEST_METHODS)
    .describe('wash-down: of the whole body. patch: absorbent patches on the skin.'),
  unit: z.enum(SWEAT_UNITS),
  sampledOn: z.iso.date(),
};

/** A test as it lies sealed: as the report told it. */
export const KeptSweatTest = z.object({ ...told, value: z.number().positive() });
export type KeptSweatTest = z.output<typeof KeptSweatTest>;

/** Magnesium in a litre of sweat. */
export const SweatTestForm = z
  .object({ ...told, value: z.number().min(-1_000_000).max(1_000_000) })
  .meta({ id: 'LabSweatTestForm' });

export const NewSweatTest = z
  .object({
    ...SweatTestForm.shape,
    clientId: z.uuid().optional().describe('The same again is the same test: safe to send twice.'),
  })
  .meta({ id: 'NewLabSweatTest' });

export const SweatTestView = z
  .object({ id: z.uuid(), ...KeptSweatTest.shape, createdAt: z.iso.datetime(), changedAt: z.iso.datetime() })
  .meta({ id: 'LabSweatTest' });
export type SweatTestView = z.output<typeof SweatTestView>;

const MgPerLitre = z
  .object({ mg: z.number(), p10: z.number(), p90: z.number() })
  .meta({ id: 'MgPerLitre', description: 'Magnesium in a litre of sweat, mg: median and 80 % range.' });

export const SweatTestList = z
  .object({
    items: z.array(SweatTestView).describe('Newest first.'),
    unreadable: z
      .array(z.uuid())
      .describe('Rows whose seal is broken or whose key is gone: they can only be removed.'),
    perLitre: z.object({
      anybodys: MgPerLitre,
      yours: MgPerLitre.nullable().describe('With your tests; null: there are none.'),
    }),
  })
  .meta({ id: 'LabSweatTestList' });
export type SweatTestList = z.output<typeof SweatTestList>;

export const SweatTestSaved = z
  .object({ test: SweatTestView, isNew: z.boolean().describe('False: it was here already.') })
  .meta({ id: 'LabSweatTestSaved' });
