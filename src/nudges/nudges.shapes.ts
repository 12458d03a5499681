import { z } from 'zod';
import { KINDS, THEMES } from '#src/advice/kinds';
import { CitedWork } from '#src/ledger/cited-works.shapes';
import { StandingFlagView } from '#src/signs/signs.shapes';

export const NudgeId = z.uuid();

const Words = {
  id: z.uuid(),
  kind: z.enum(KINDS),
  title: z.string().describe('In your language.'),
  body: z.string().describe('In your language, amounts in your units.'),
  path: z.string().describe('Where in the app it leads.'),
};

export const InboxItem = z
  .object({
    ...Words,
    theme: z.enum(THEMES),
    at: z.iso.datetime().describe('When it was said.'),
    isCaution: z.boolean().describe('About safety.'),
    until: z.iso.datetime().describe('What it says is for so long.'),
    isOver: z.boolean().describe('It was for a while that is over.'),
    seen: z.boolean(),
    done: z.boolean(),
    dismissed: z.boolean(),
    remindsAt: z.iso.datetime().nullable().describe('When you asked to be told again; null: you did not.'),
    actions: z.array(
      z.object({
        act: z.enum(['open', 'later', 'done']),
        label: z.string(),
        path: z.string().nullable(),
      }),
    ),
    with: z.array(z.object(Words)).describe('What was said along with it.'),
  })
  .meta({ id: 'InboxItem' });
export type InboxItem = z.output<typeof InboxItem>;

export const InboxPage = z
  .object({
    items: z.array(InboxItem).describe('Newest first.'),
    cards: z
      .array(InboxItem)
      .describe('Those of now that you have not looked at, at most two, what matters most first.'),
    next: z.string().nullable(),
    unseen: z.int().describe('How many you have not looked at; at most 50 are counted.'),
  })
  .meta({ id: 'InboxPage' });
export type InboxPage = z.output<typeof InboxPage>;

export const InboxQuery = z.object({ before: z.string().max(200).optional() });

export const InboxNote = z
  .object({
    item: InboxItem,
    why: z.object({
      grounds: z
        .array(
          z.object({
            what: z.string(),
            text: z.string(),
            range: z
              .object({ low: z.number(), mid: z.number().nullable(), high: z.number() })
              .nullable()
              .describe('What its text tells as a range, unrounded, to be drawn; null: it is none.'),
          }),
        )
        .describe('What it rests on, in your language.'),
      grade: z.enum(['A', 'B', 'C', 'D']).describe('How good the evidence is; A is best.'),
      sources: z.array(CitedWork),
    }),
  })
  .meta({ id: 'InboxNote' });
export type InboxNote = z.output<typeof InboxNote>;

export const Cautions = z
  .object({
    items: z.array(InboxItem).describe('About safety, not looked at yet.'),
    flag: StandingFlagView.nullable().describe('What you ticked that a doctor should look at; null: none.'),
  })
  .meta({ id: 'Cautions' });
export type Cautions = z.output<typeof Cautions>;

export const Later = z
  .object({ minutes: z.int().min(30).max(1440).describe('Never in your quiet hours: then when they end.') })
  .meta({ id: 'Later' });
export const RemindsAt = z.object({ remindsAt: z.iso.datetime() }).meta({ id: 'RemindsAt' });
