/** The food part of the server's HTTP API as the page uses it. */
import { answer, client } from '#web/api.ts';
import type { Answers, EntryForm, OwnFoodForm } from '#web/food/food-shapes.ts';

const byDay = (day: string) => ({ params: { path: { day } } });
const byId = (id: string) => ({ params: { path: { id } } });
const byFood = (food: string) => ({ params: { path: { food } } });

/** Beyond the table and all the foods one may have of one's own. */
const ALL = 700;

export const foodApi = {
  foods: (q: string) => answer(client.GET('/api/v1/foods', { params: { query: { q, limit: ALL } } })),
  favour: (food: string) => answer(client.PUT('/api/v1/foods/{food}/favourite', byFood(food))),
  unfavour: (food: string) => answer(client.DELETE('/api/v1/foods/{food}/favourite', byFood(food))),

  day: (day: string) => answer(client.GET('/api/v1/food-days/{day}', byDay(day))),
  mark: (day: string, isWhole: boolean) =>
    answer(client.PUT('/api/v1/food-days/{day}', { ...byDay(day), body: { isWhole } })),
  copy: (day: string, from: string) =>
    answer(client.POST('/api/v1/food-days/{day}/copy', { ...byDay(day), body: { from } })),
  note: (id: string, body: EntryForm) =>
    answer(client.PUT('/api/v1/food-entries/{id}', { ...byId(id), body })),
  remove: (id: string) => answer(client.DELETE('/api/v1/food-entries/{id}', byId(id))),

  swaps: () => answer(client.GET('/api/v1/food-swaps')),

  ownFoods: () => answer(client.GET('/api/v1/own-foods')),
  addOwn: (body: OwnFoodForm) => answer(client.POST('/api/v1/own-foods', { body })),
  changeOwn: (id: string, body: OwnFoodForm) =>
    answer(client.PUT('/api/v1/own-foods/{id}', { ...byId(id), body })),
  removeOwn: (id: string) => answer(client.DELETE('/api/v1/own-foods/{id}', byId(id))),

  screen: () => answer(client.GET('/api/v1/diet-screen')),
  saveScreen: (body: Answers) => answer(client.PUT('/api/v1/diet-screen', { body })),
  forgetScreen: () => answer(client.DELETE('/api/v1/diet-screen')),
};

/** A name for an entry, made here: a request that is repeated names the same one. Works without HTTPS, too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20, 32].map((end, at, ends) => hex.slice(at === 0 ? 0 : ends[at - 1], end)).join('-');
}
