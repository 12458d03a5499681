/** The laboratory part of the server's HTTP API as the page uses it. */
import { answer, client } from '#web/api.ts';
import type { LabForm, LabWish, SweatForm } from '#web/labs/lab-shapes.ts';

const byId = (id: string) => ({ params: { path: { id } } });

export const labApi = {
  values: () => answer(client.GET('/api/v1/lab-values')),
  add: (body: LabForm & { clientId: string }) => answer(client.POST('/api/v1/lab-values', { body })),
  correct: (id: string, body: LabForm) =>
    answer(client.PUT('/api/v1/lab-values/{id}', { ...byId(id), body })),
  remove: (id: string) => answer(client.DELETE('/api/v1/lab-values/{id}', byId(id))),
  take: (body: LabWish) => answer(client.POST('/api/v1/lab-values/import', { body })),
  sweatTests: () => answer(client.GET('/api/v1/sweat-tests')),
  addSweatTest: (body: SweatForm & { clientId: string }) =>
    answer(client.POST('/api/v1/sweat-tests', { body })),
  correctSweatTest: (id: string, body: SweatForm) =>
    answer(client.PUT('/api/v1/sweat-tests/{id}', { ...byId(id), body })),
  removeSweatTest: (id: string) => answer(client.DELETE('/api/v1/sweat-tests/{id}', byId(id))),
  supplement: () => answer(client.GET('/api/v1/supplement-word')),
  reminder: () => answer(client.GET('/api/v1/lab-reminder')),
  askForReminder: (onDay: string) => answer(client.PUT('/api/v1/lab-reminder', { body: { onDay } })),
  forgetReminder: () => answer(client.DELETE('/api/v1/lab-reminder')),
  help: () => answer(client.GET('/api/v1/signs/help')),
};

export const exportAddress = (format: 'csv' | 'fhir') => `/api/v1/lab-values/export?format=${format}`;
