import { z } from 'zod';
import { topic } from '#src/jobs/topic';

/** A message waits to be carried along one way to one device or address. */
export const DeliveryQueued = topic('channels.delivery-queued', z.object({ deliveryId: z.uuid() }));

/** Somebody opened a message, or did what one of its buttons says, where it lay. */
export const MessageAnswered = topic(
  'channels.message-answered',
  z.object({ messageId: z.uuid(), act: z.enum(['open', 'later', 'done']) }),
);

/** Another day has passed over devices that answer no more, and over what was carried. */
export const ChannelsAged = topic('channels.aged', z.object({}));
