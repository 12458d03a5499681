import type { Page } from 'playwright-core';

export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

/** Makes the first account by the set-up link, where a test is about what comes after; the browser is signed in with it. */
export async function firstAccount(
  page: Page,
  setupLink: string,
  who: { email: string; password: string } = { email: 'ada@example.org', password: 'salt on the trail' },
): Promise<void> {
  const token = new URL(setupLink).hash.slice('#token='.length);
  const asked = await page.request.get('/api/v1/consents/health-data/text?language=en');
  const { textSha256: healthData } = (await asked.json()) as { textSha256: string };
  await page.request.post('/api/v1/setup', {
    data: { token, ...who, language: 'en', birthDate: '1990-05-17', healthData },
    headers: SAME_ORIGIN,
  });
}
