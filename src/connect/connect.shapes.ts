import { z } from 'zod';
import { ABILITIES } from '#src/connect/grant.port';
import { Sha256, SHOWN } from '#src/people/consents.shapes';

const AbilityName = z.enum(ABILITIES);
const Moment = z.iso.datetime();

const LinkView = z
  .object({
    state: z
      .enum(['active', 'reconnect', 'paused'])
      .describe(
        '`reconnect`: the service no longer lets us in. `paused`: it lets us in, but shows no activities.',
      ),
    connectedAt: Moment,
    lastSyncAt: Moment.nullable(),
    nextSyncAt: Moment.nullable(),
    erasedOn: Moment.nullable().describe(
      'When everything that came from the service is erased unless you connect again; null: it is not.',
    ),
    lastError: z
      .object({ code: z.string(), detail: z.string().describe('A sentence, in English.'), at: Moment })
      .nullable(),
    abilities: z.array(AbilityName).describe('What we may read.'),
    missing: z.array(AbilityName).describe('What was asked for and not allowed.'),
    backfill: z
      .object({
        state: z.enum(['running', 'waiting', 'done', 'failed']),
        done: z.int().describe('Activities dealt with.'),
        total: z.int().nullable().describe('null: not known yet.'),
        until: Moment.nullable().describe('While waiting: when it goes on.'),
      })
      .nullable()
      .describe('How far the activities from before the link have come.'),
    writesBack: z
      .boolean()
      .nullable()
      .describe('Whether sweat loss is written into the diary there; null: it cannot be.'),
  })
  .meta({ id: 'Link' });

export const LinkOffer = z
  .object({
    brand: z.string(),
    title: z.string(),
    configured: z.boolean().describe('False: the operator has not set it up.'),
    authorisation: z.enum(['oauth2', 'api-key']),
    gives: z.array(AbilityName),
    terms: z.object({
      others: z.enum(['never', 'with-consent']),
      rawDays: z.int().nullable().describe('Days after which raw data is purged; null: it is kept.'),
      derived: z.enum(['keep', 'purge']),
      afterUnlinking: z.enum(['erase', 'owner-chooses']),
    }),
    link: LinkView.nullable(),
  })
  .meta({ id: 'LinkOffer' });
export type LinkOffer = z.output<typeof LinkOffer>;

export const LinkOfferList = z.object({ items: z.array(LinkOffer) }).meta({ id: 'LinkOfferList' });

export const Brand = z.string().regex(/^[a-z0-9-]{1,40}$/, 'name a service as the list of links does');

export const Authorise = z
  .object({
    wishes: z.array(AbilityName).max(ABILITIES.length).default([]).describe('Parts beyond the usual.'),
  })
  .meta({ id: 'Authorise' });

export const WhereToApprove = z
  .object({ url: z.string().describe("The service's own page to send the athlete to.") })
  .meta({ id: 'WhereToApprove' });

/** Whatever else the way back brings is of no use; what cannot be read counts as missing. */
export const WayBack = z.object({
  state: z.string().max(200).optional().catch(undefined),
  code: z.string().max(4000).optional().catch(undefined),
  scope: z.string().max(2000).optional().catch(undefined),
  error: z.string().max(200).optional().catch(undefined),
});

export const PastedKey = z.object({ key: z.string().trim().min(1).max(200) }).meta({ id: 'PastedKey' });

export const LinkChoice = z
  .object({
    writesBack: z.boolean(),
    textSha256: Sha256.optional().describe(
      'Of the text that was shown (GET consents, purpose `diary`): a yes needs it, a no does not.',
    ),
  })
  .refine(({ writesBack, textSha256 }) => !writesBack || textSha256 !== undefined, {
    path: ['textSha256'],
    error: SHOWN,
  })
  .meta({ id: 'LinkChoice' });

export const WhatOfTheData = z.object({
  data: z
    .enum(['keep', 'erase'])
    .default('keep')
    .describe('What becomes of what came from there; a service whose terms ask it is erased in any case.'),
});
