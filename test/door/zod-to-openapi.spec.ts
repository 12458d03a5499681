import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { zodToOpenApi } from '#src/door/zod-openapi';

const Place = z.object({ name: z.string(), zone: z.string().default('UTC') }).meta({ id: 'Place' });
const Meeting = z.object({ place: Place, at: z.date(), who: z.array(z.email()) }).meta({ id: 'Meeting' });

test('a schema with an id becomes a component; what differs on the way in has a name of its own', () => {
  const taken = zodToOpenApi(Meeting, { schemaType: 'input' });
  const given = zodToOpenApi(Meeting, { schemaType: 'output' });
  expect(Object.keys(taken?.components ?? {}).sort()).toEqual(['MeetingInput', 'PlaceInput']);
  expect(Object.keys(given?.components ?? {}).sort()).toEqual(['Meeting', 'Place']);
  expect(taken?.components['PlaceInput']).toMatchObject({ required: ['name'] });
  expect(given?.components['Place']).toMatchObject({ required: ['name', 'zone'] });
  expect(JSON.stringify(taken)).not.toMatch(/schemas|definitions\/(Meeting|Place)"/);
});

test('what is the same both ways keeps one name', () => {
  const Same = z.object({ n: z.number() }).meta({ id: 'Same' });
  expect(Object.keys(zodToOpenApi(Same, { schemaType: 'input' })?.components ?? {})).toEqual(['Same']);
});

test('dates are date-times, and formats need no long patterns', () => {
  const [given] = [zodToOpenApi(Meeting, { schemaType: 'output' })];
  const meeting = given?.components['Meeting'] as { properties: Record<string, unknown> };
  expect(meeting.properties['at']).toMatchObject({ type: 'string', format: 'date-time' });
  expect(meeting.properties['who']).toEqual({ type: 'array', items: { type: 'string', format: 'email' } });
});

test('what we answer may grow: no answer forbids further fields', () => {
  expect(JSON.stringify(zodToOpenApi(Meeting, { schemaType: 'output' }))).not.toContain(
    'additionalProperties',
  );
});

test('anything but a zod schema is left to others', () => {
  expect(zodToOpenApi({ type: 'string' }, { schemaType: 'input' })).toBeUndefined();
});
