import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { timed } from '#src/jobs/timed';
import { topic } from '#src/jobs/topic';
import { hear } from '#src/kernel/happenings';

test('whoever listens and fails neither fails the work nor keeps it from the others who listen', async () => {
  const heard: string[] = [];
  const ends = [
    hear('job.ended', () => {
      throw new Error('cannot count');
    }),
    hear('job.ended', ({ result }) => void heard.push(result)),
  ];
  const work = timed(topic('test.work', z.object({})), () => Promise.resolve());
  await work({}, () => Promise.resolve());
  for (const end of ends) end();
  expect(heard).toEqual(['done']);
});
