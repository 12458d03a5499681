import { z } from 'zod';
import { CitedWork } from '#src/ledger/cited-works.shapes';
import { EVIDENCE, FACTORS, FROM, UNKNOWN_FOR } from '#src/ledger/factor';
import { PURPOSES } from '#src/people/purpose';

export const FactorsView = z
  .object({
    applies: z.array(
      z.object({
        code: z.enum(FACTORS),
        data: z
          .array(
            z.object({
              name: z.string(),
              value: z.number(),
              range: z.object({ low: z.number(), high: z.number() }).nullable().describe('Likely (80 %).'),
              unit: z.string(),
              from: z.enum(FROM),
            }),
          )
          .describe('The numbers it rests on.'),
        told: z.array(z.string()).describe('What you told that it rests on, as codes.'),
        evidence: z.enum(EVIDENCE).describe('How much is known of what it does to magnesium.'),
        sources: z.array(CitedWork),
        because: z.string().describe('Why it is in the list, in your language.'),
        awayWhen: z.string().describe('What would take it off the list, in your language.'),
      }),
    ),
    unknown: z
      .array(
        z.object({
          code: z.enum(FACTORS),
          why: z.enum(UNKNOWN_FOR),
          purpose: z.enum(PURPOSES).nullable().describe('What would have to be allowed first.'),
        }),
      )
      .describe('Those of which nobody can say whether they apply.'),
  })
  .meta({
    id: 'LedgerFactors',
    description: 'Circumstances that apply to you. No score, and no probability.',
  });
