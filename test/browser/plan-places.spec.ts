import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aGpxFile } from '../support/activity-files.js';
import { faultsInEveryLook, speak } from './every-look.js';
import { SAME_ORIGIN } from './first-account.js';
import { signedIn, type SignedIn } from './signed-in.js';
import { SMALL_PHONE, type Visitor } from './visitor.js';

/** Where a session is to be, and in which kit: chosen as people know places, and seen in the range at once. */

const DAY_MS = 86_400_000;
const DOOR = { latitude: 59.3293, longitude: 18.0686 };
let stage: SignedIn;
let ada: Visitor;

beforeAll(async () => {
  stage = await signedIn(async ({ page }) => {
    const data = { measuredOn: '2026-03-01', massKg: 68.4 };
    await page.request.post('/api/v1/profile/masses', { data, headers: SAME_ORIGIN });
    const run = aGpxFile({
      minutes: 30,
      startedAt: new Date('2026-05-30T10:00:00Z'),
      from: { latitude: 61.01, longitude: 14.54 },
    });
    const file = { name: 'run.gpx', mimeType: 'application/gpx+xml', buffer: Buffer.from(run) };
    await page.request.post('/api/v1/sessions/files', { multipart: { files: file }, headers: SAME_ORIGIN });
  });
  ({ ada } = stage);
});
afterAll(() => stage?.end());

const dayAhead = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const litres = async () =>
  (await ada.page.getByText(/^\d[.,]\d–\d[.,]\d (litres|liter)$/).innerText()).trim();

test('one’s own places stand there by what one knows them by, with how often one was there', async () => {
  const { page } = ada;
  await page.goto('/plan');
  const places = page.getByRole('combobox', { name: 'Place' });
  await places
    .locator('option', { hasText: /^Where you most often start \(a session, [a-z]+, last/ })
    .waitFor({ state: 'attached' });
  expect(await faultsInEveryLook(ada, 'plan-form-place')).toEqual([]);
  await places.selectOption({ index: 1 });
  await page.getByText('61.01° N 14.54° E, to about a kilometre.').waitFor();
});

test('a link to a map will do, what is none is said to be, and the place gets a name', async () => {
  const { page } = ada;
  await page.getByRole('textbox', { name: 'What is it called?' }).fill('Coast marathon');
  await page.getByRole('combobox', { name: 'How hard?' }).selectOption('As in a race');
  await page.getByLabel('Day', { exact: true }).fill(dayAhead(20));
  await page.getByRole('combobox', { name: 'Place' }).selectOption('Somewhere else');
  const paste = page.getByRole('textbox', { name: 'Coordinates, or a link to a map' });
  await paste.fill('Gothenburg');
  await paste.blur();
  await page.getByText('No place can be read from this.', { exact: false }).waitFor();
  await paste.fill('https://www.openstreetmap.org/#map=13/57.7042/11.9689');
  await page.getByText('57.70° N 11.97° E, to about a kilometre.').waitFor();
  await page.getByRole('textbox', { name: 'What do you call the place?' }).fill('The coast');
  await page.getByRole('combobox', { name: 'What will you wear?' }).selectOption('Running kit');
  await page.getByRole('button', { name: 'Plan it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Coast marathon' }).waitFor();
  await page.getByText(/As in a race · The coast · Running kit$/).waitFor();
});

test('whoever forbids look-ups is told so beside the range, with the way to allow them, and from when on there is a forecast', async () => {
  const { page } = ada;
  await page.getByText('You have not let Svett look up forecasts.', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Let it look' }).waitFor();
});

test('other kit or a roof is another range at once, told from the one to the other', async () => {
  const { page } = ada;
  const card = stage.card('Change and see');
  const before = await litres();
  await card.getByText(`The range now: ${before}.`).waitFor();
  await card.getByRole('combobox', { name: 'What will you wear?' }).selectOption('Winter clothing');
  const told = await card.getByText(/^Was .* litres, now .* litres[.]$/).innerText();
  const now = await litres();
  expect(told).toBe(`Was ${before}, now ${now}.`);
  expect(Number.parseFloat(now)).toBeGreaterThan(Number.parseFloat(before));
  await page.getByText(/The coast · Winter clothing$/).waitFor();
  expect(await faultsInEveryLook(ada, 'plan-change')).toEqual([]);
});

test('of two choices in a row the second is of the first as well, which is still on its way', async () => {
  const { page } = ada;
  const card = stage.card('Change and see');
  const kit = card.getByRole('combobox', { name: 'What will you wear?' });
  const before = await litres();
  let goOn = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/api/v1/planned-sessions/*', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.fallback();
  });
  await kit.selectOption('Long sleeves and tights');
  await card.getByText('Reckoning anew').waitFor();
  await card.getByRole('combobox', { name: 'Indoors' }).selectOption('Indoors');
  expect(await kit.inputValue()).toBe('long_sleeves');
  goOn();
  await card.getByText(`Was ${before}, now `, { exact: false }).waitFor();
  await page.unroute('**/api/v1/planned-sessions/*');
  await page.reload();
  expect(await kit.inputValue()).toBe('long_sleeves');
  expect(await card.getByRole('combobox', { name: 'Indoors' }).inputValue()).toBe('indoors');
  await card.getByRole('combobox', { name: 'Indoors' }).selectOption({ index: 0 });
  await kit.selectOption('Winter clothing');
  await page.getByText(/The coast · Winter clothing$/).waitFor();
});

test('on paper stand the place, the kit and what weather it was reckoned with, on one sheet', async () => {
  const { page } = ada;
  await page.setViewportSize({ width: 690, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  await page.getByText(/The coast · Winter clothing$/).waitFor();
  await page.getByText('Reckoned with usual weather', { exact: false }).waitFor();
  expect(await page.getByText('Change and see').isVisible()).toBe(false);
  await ada.picture('plan-place-on-paper');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/[/]Type\s*[/]Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize(SMALL_PHONE);
});

test('where one is may be told late: what was written meanwhile stays, and so does a place that was chosen', async () => {
  const { page } = ada;
  await page.goto('/plan');
  await page.evaluate((coords) => {
    const browser = globalThis as unknown as { navigator: { geolocation: object }; found: () => void };
    const getCurrentPosition = (told: (at: object) => void) => (browser.found = () => told({ coords }));
    Object.defineProperty(browser.navigator.geolocation, 'getCurrentPosition', { value: getCurrentPosition });
  }, DOOR);
  const found = () => page.evaluate(() => (globalThis as unknown as { found: () => void }).found());
  const here = page.getByRole('button', { name: 'Where I am now' });
  const name = page.getByRole('textbox', { name: 'What is it called?' });
  await here.click();
  await name.fill('Hills');
  await found();
  await page.getByText('59.33° N 18.07° E, to about a kilometre.').waitFor();
  expect(await name.inputValue()).toBe('Hills');
  await here.click();
  await page.getByText('Looking for where you are').waitFor();
  await page.getByRole('combobox', { name: 'Place' }).selectOption('The coast');
  await page.getByText('57.70° N 11.97° E, to about a kilometre.').waitFor();
  await found();
  await name.fill('Hills by the sea');
  await page.getByText('57.70° N 11.97° E, to about a kilometre.').waitFor();
});

test('in Swedish where one is will do, asked for only when it is pressed; and a place keeps its name', async () => {
  const { page } = ada;
  await speak(ada, 'sv');
  await page.goto('/plan');
  await page.getByRole('textbox', { name: 'Vad heter det?' }).fill('Långpass');
  await page.getByRole('combobox', { name: 'Plats' }).selectOption('The coast');
  expect(await page.getByRole('textbox', { name: 'Vad kallar du platsen?' }).inputValue()).toBe('The coast');
  await page.context().setGeolocation({ ...DOOR, accuracy: 20 });
  await page.getByRole('button', { name: 'Där jag är nu' }).click();
  await page.getByText('Webbläsaren låter inte sidan veta var du är.', { exact: false }).waitFor();
  await page.context().grantPermissions(['geolocation']);
  await page.getByRole('button', { name: 'Där jag är nu' }).click();
  await page.getByText('59,33° N 18,07° Ö, på ungefär en kilometer när.').waitFor();
  await page.getByRole('textbox', { name: 'Vad kallar du platsen?' }).fill('Hemma');
  await page.getByRole('combobox', { name: 'Vad ska du ha på dig?' }).selectOption('Lång ärm och tights');
  await page.getByRole('button', { name: 'Planera' }).click();
  await page.getByRole('heading', { level: 1, name: 'Långpass' }).waitFor();
  await page.getByText(/Jämnt · Hemma · Lång ärm och tights$/).waitFor();
  await stage.card('Ändra och se').getByRole('combobox', { name: 'Inomhus' }).selectOption('Inomhus');
  await stage
    .card('Ändra och se')
    .getByText(/^Var .* liter, blir nu .* liter[.]$/)
    .waitFor();
  expect(await faultsInEveryLook(ada, 'plan-change-sv')).toEqual([]);
});

test('the browser had nothing to complain about', () => {
  expect(ada.complaints).toEqual([]);
});
