import { jest, test } from '@jest/globals';

// The short form of `npm run test:postgres -- --many`: these journeys, behind two processes that answer and two that work.
const JOURNEYS = ['signing-in', 'upload-to-estimate'];

jest.setTimeout(120_000); // four of everything for each application that a journey makes
process.env['SVETT_TEST_PROCESSES'] = 'many';
if (process.env['DATABASE_URL']) {
  for (const journey of JOURNEYS) await import(`../journeys/${journey}.spec.js`);
} else {
  test.skip('many processes need PostgreSQL', () => undefined);
}
