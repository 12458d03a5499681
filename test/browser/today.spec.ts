import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { DAY_MS, dayOf, HOUR_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Nudge } from '#src/nudges/nudge.entity';
import { Profiles } from '#src/people/profiles';
import { aNudge } from '../support/a-nudge.js';
import { Trainee } from '../support/a-trainee.js';
import { sayFor } from '../support/consenting.js';
import { faultsInEveryLook, speak } from './every-look.js';
import { anOwnSvett, type OwnSvett } from './own-svett.js';
import { SMALL_PHONE, type Visitor } from './visitor.js';

jest.setTimeout(300_000);

/** The page one opens first, in one go: each test goes on where the one before ended. */

let own: OwnSvett;
let trainee: Trainee;
let ada: Visitor;
let sessionId: string;
const now = () => own.svett.clock.now();
const at = (days: number, hours = 0) => new Date(now().getTime() + days * DAY_MS + hours * HOUR_MS);
const part = (name: string | RegExp) => ada.page.getByRole('region', { name });
const heading = (name: string) => ada.page.getByRole('heading', { level: 1, name }).waitFor();

beforeAll(async () => {
  own = await anOwnSvett();
  trainee = await Trainee.of(own.svett);
  ada = await own.signedIn(trainee.athleteId, { viewport: SMALL_PHONE });
});
afterAll(() => own?.end());

test('whoever comes new is told one thing to do, and sees no empty cards', async () => {
  const { page } = ada;
  await page.goto('/');
  await heading('Today');
  await part('One thing to begin with').getByRole('link', { name: 'Tell your body mass' }).waitFor();
  expect(await page.getByRole('main').getByRole('region').count()).toBe(1);

  await own.svett.get(Profiles).weigh(trainee.athleteId, dayOf(at(-9)), 68);
  await page.reload();
  await part('One thing to begin with').getByRole('link', { name: 'Drop a file' }).waitFor();
  expect(await faultsInEveryLook(ada, 'today-new')).toEqual([]);
});

test('the last session stands first, as a range, and the next one with what it will probably cost', async () => {
  await trains();
  const { page } = ada;
  await page.goto('/');
  await part('Your last session')
    .getByRole('img', { name: /litres, likely .* Nineteen in twenty/ })
    .waitFor();
  await part('Next: Long run')
    .getByText(/About .* litres of sweat, likely .*–/)
    .waitFor();
  await part('Next: Long run')
    .getByText(/tomorrow, \d\d:\d\d/)
    .waitFor();
  await part('Next: Long run').getByText('What this rests on').click();
  await part('Next: Long run').getByText('Nobody said where it is to be').waitFor();
});

test('of the week it says what can be told, and what would help where nothing can', async () => {
  const { page } = ada;
  await part('Magnesium this week').getByText('We can’t tell from what you have noted').waitFor();
  await part('Magnesium this week').getByRole('link', { name: 'Note what you eat' }).waitFor();
  await trainee.eatsDaily({ almonds: 2, milk: 2, oat_porridge: 2 }, dayOf(at(-1)), 6);
  await page.reload();
  await part('Magnesium this week')
    .getByRole('img', { name: /likely \d+–\d+\s%/ })
    .waitFor();
});

test('what to do now says until when, and is gone once it is done', async () => {
  const { athleteId } = trainee;
  const spokenAt = at(0, -0.1);
  const told = { id: newId(), athleteId, kind: 'month' as const, key: newId(), spokenAt };
  await own.svett.database.transaction((tx) => tx.insert(Nudge, aNudge({ ...told, expiresAt: at(0, 30) })));
  const { page } = ada;
  await page.reload();
  const word = part(/^(What to do now|Att göra nu)$/).getByRole('article');
  await word.getByText(/ · until .*, \d\d:\d\d/).waitFor();
  expect(await faultsInEveryLook(ada, 'today', () => word.waitFor())).toEqual([]);

  await word.getByRole('button', { name: /^Put away/ }).click();
  await word.waitFor({ state: 'detached' });
});

test.each([
  ['Weigh yourself', 'Weigh-ins'],
  ['Note food', 'Food'],
  ['Check in', 'Check-in'],
])('one tap on “%s” leads to where the second one tells it', async (tap, title) => {
  const { page } = ada;
  await page.getByRole('navigation', { name: 'Tell Svett' }).getByRole('link', { name: tap }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Today' }).filter({ visible: true }).click();
  await heading('Today');
});

test('from the last session one gets to all of it', async () => {
  const { page } = ada;
  await part('Your last session').getByRole('link', { name: 'Open the session' }).click();
  await page.waitForURL(`**/sessions/${sessionId}`);
  await page.goBack();
  await heading('Today');
});

test('the page is read in Swedish as well', async () => {
  await speak(ada, 'sv');
  await heading('I dag');
  await part('Ditt senaste pass').getByText(/liter/).first().waitFor();
  await part('Härnäst: Long run')
    .getByText(/Omkring .* liter svett, troligen/)
    .waitFor();
  await part('Härnäst: Long run')
    .getByText(/i morgon \d\d:\d\d/)
    .waitFor();
  await part('Magnesium den här veckan').waitFor();
  await speak(ada, 'en');
});

test('nothing jumps while it fills', async () => {
  await ada.page.goto('/');
  await part('Magnesium this week').waitFor();
  await ada.page.waitForLoadState('networkidle');
  const shift = await ada.page.evaluate(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 300);
  })`);
  expect(shift).toBeLessThan(0.05);
});

test('whoever took the consent back is told so, and still sees what was there', async () => {
  await sayFor(own.svett, trainee.athleteId, 'health-data', false);
  const { page } = ada;
  await page.reload();
  await page.getByText('Svett reckons nothing for you now').waitFor();
  await part('Your last session').waitFor();
  expect(await part(/^Next/).count()).toBe(0);
  expect(await part('Magnesium this week').count()).toBe(0);
});

test('the browser had nothing to complain about', () => {
  // The run was never handed in, only its numbers made: its page, if there is time for it, asks in vain what was recorded.
  expect(ada.complaints.filter((one) => !one.endsWith(`/sessions/${sessionId}/told`))).toEqual([]);
});

/** A run yesterday, and one planned for tomorrow. */
async function trains(): Promise<void> {
  sessionId = await trainee.trains({ endedAt: at(-1) });
  await trainee.plans({ name: 'Long run', startsAt: at(1).toISOString(), durationS: 7200, effort: 'steady' });
}
