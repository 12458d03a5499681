import { z } from 'zod';

export const TeamFeedForm = z
  .object({
    withWater: z
      .boolean()
      .default(false)
      .describe(
        'Also the water to bring, made of what athletes share. Without it nothing of anybody’s body is told.',
      ),
  })
  .meta({ id: 'TeamFeedForm' });

const feed = { createdAt: z.iso.datetime(), withWater: z.boolean() };

export const TeamFeedState = z
  .object({ feed: z.object(feed).nullable() })
  .meta({ id: 'TeamFeed', description: 'Your calendar address for the team; what it is was shown once.' });

export const NewTeamFeed = z
  .object({ address: z.url().describe('Shown this once. Whoever has it reads the calendar.'), ...feed })
  .meta({ id: 'NewTeamFeed' });

/** Of the secret and `.ics`; whatever else it is leads nowhere. */
export const FeedFile = z.string().transform((file) => file.replace(/\.ics$/, ''));
