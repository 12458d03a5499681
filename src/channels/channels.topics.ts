import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** A message waits to be pushed to one device. */
export const DeliveryQueued = topic('channels.delivery-queued', z.object({ deliveryId: z.uuid() }));

/** A message waits to be carried to one address of another kind: a server of the operator's, or one that somebody named. */
export const SlowDeliveryQueued = topic('channels.slow-delivery-queued', z.object({ deliveryId: z.uuid() }), {
  isSlow: true,
});

/** Somebody opened a message, or did what one of its buttons says, where it lay. */
export const MessageAnswered = topic(
  'channels.message-answered',
  z.object({ messageId: z.uuid(), act: z.enum(['open', 'later', 'done']) }),
);

/** Another day has passed over devices that answer no more, and over what was carried. */
export const ChannelsAged = topic('channels.aged', z.object({}));
