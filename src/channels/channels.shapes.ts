import { ECDH } from 'node:crypto';
import { z } from 'zod';
import { THEMES } from '#src/advice/kinds';
import { CHANNEL_KINDS, DISABLED_BECAUSE } from '#src/channels/channel.entity';
import { isReadable, READ_IT } from '#src/kernel/own-words';

const LONGEST_ADDRESS = 2_048;

/** A point of the curve P-256, which is what a browser's public key is. */
function isPoint(key: string): boolean {
  try {
    return ECDH.convertKey(key, 'prime256v1', 'base64url').length > 0;
  } catch {
    return false;
  }
}

export const PushKeyView = z
  .object({ publicKey: z.string().describe('What browsers subscribe for (VAPID), base64url.') })
  .meta({ id: 'PushKey' });

/** As `PushSubscription.toJSON()` tells it, and what its owner knows the browser by. */
export const PushDeviceForm = z
  .object({
    endpoint: z.url().max(LONGEST_ADDRESS),
    keys: z.object({
      p256dh: z
        .string()
        .regex(/^[\w-]{87}=?$/)
        .refine(isPoint, 'must be the public key of a browser (P-256)'),
      auth: z.string().regex(/^[\w-]{22}(==)?$/),
    }),
    expirationTime: z.number().int().min(0).max(8.64e15).nullable().optional(),
    label: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .refine(isReadable, READ_IT)
      .optional()
      .describe('What its owner knows it by; left out, it is what the browser calls itself.'),
    publicKey: z
      .string()
      .max(100)
      .optional()
      .describe('The key it subscribed for, where the browser says it.'),
  })
  .meta({ id: 'PushDeviceForm' });

export const PushDeviceView = z.object({
  id: z.uuid(),
  label: z.string(),
  createdAt: z.date(),
  seenAt: z.date(),
  usedAt: z.date().nullable().describe('When a message last went there.'),
  failing: z.boolean(),
});

export const PushDeviceList = z
  .object({ devices: z.array(PushDeviceView).max(100) })
  .meta({ id: 'PushDeviceList' });

export const Made = z.object({ id: z.uuid() }).meta({ id: 'MadePushDevice' });

export const ChannelForm = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('email') }),
    z.object({
      kind: z.literal('ntfy'),
      server: z.url().max(LONGEST_ADDRESS).describe('Its root, like https://ntfy.sh.'),
      topic: z.string().regex(/^[\w-]{1,64}$/),
      token: z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/)
        .nullable()
        .optional(),
    }),
    z.object({ kind: z.literal('webhook'), url: z.url().max(LONGEST_ADDRESS) }),
  ])
  .meta({ id: 'ChannelForm' });
export type ChannelForm = z.output<typeof ChannelForm>;

export const ChannelMade = z
  .object({
    id: z.uuid(),
    secret: z
      .string()
      .nullable()
      .describe('Of a webhook: signs what is sent (Standard Webhooks). Shown this once.'),
  })
  .meta({ id: 'ChannelMade' });

export const ChannelChange = z.object({ isOn: z.boolean() }).meta({ id: 'ChannelChange' });

export const ChannelView = z.object({
  id: z.uuid(),
  kind: z.enum(CHANNEL_KINDS),
  leadsTo: z.string().nullable().describe('For its owner to know it by; null: cannot be read any more.'),
  isOn: z.boolean(),
  disabledBecause: z.enum(DISABLED_BECAUSE).nullable(),
  lastError: z.string().nullable().describe('A problem’s code, of the last try if it did not go well.'),
  usedAt: z.date().nullable(),
  createdAt: z.date(),
});

export const ChannelList = z
  .object({
    channels: z.array(ChannelView).max(100),
    canMail: z.boolean().describe('Whether this Svett sends letters at all.'),
  })
  .meta({ id: 'ChannelList' });

export const ChoiceForm = z
  .object({ push: z.boolean(), email: z.boolean(), ntfy: z.boolean(), webhook: z.boolean() })
  .meta({ id: 'ChannelChoice' });

export const ChoiceList = z
  .object({ choices: z.array(ChoiceForm.extend({ theme: z.enum(THEMES) })).max(100) })
  .meta({ id: 'ChannelChoices' });

export const ThemeName = z.enum(THEMES);

export const DeliveryId = z.uuid();

export const AnswerForm = z
  .object({ token: z.string().min(1).max(100), act: z.enum(['open', 'later', 'done']) })
  .meta({ id: 'DeliveryAnswer' });
