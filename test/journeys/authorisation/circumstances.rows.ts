import type { Row } from './row.js';

const ROUTE = '/api/v1/circumstances';
const NOT_ASKED = { letsIn: 'signed-in', token: 'never', through: 'people.consent-needed' } as const;
const DIET = {
  lowCarbohydrate: false,
  oneSided: false,
  energyRestriction: false,
  excludedGroups: [],
  tags: [],
  allergies: [],
  dislikedFoods: [],
  since: null,
};
const CAFFEINE = { coffee: 1, espresso: 0, tea: 0, energyDrink: 0, cola: 0, tablet: 0 };
const ALCOHOL = { glassesPerWeek: 1, fourAtOnceMonthly: false };
const CONDITIONS = { conditions: [], pregnant: false, breastfeeding: false, doctorSaidSupplement: false };

export const rows: Row[] = [
  { route: `GET ${ROUTE}`, letsIn: 'signed-in', token: 'never' },
  { route: `PUT ${ROUTE}/diet`, ...NOT_ASKED, ask: () => ({ body: DIET }) },
  { route: `PUT ${ROUTE}/caffeine`, ...NOT_ASKED, ask: () => ({ body: CAFFEINE }) },
  { route: `PUT ${ROUTE}/alcohol`, ...NOT_ASKED, ask: () => ({ body: ALCOHOL }) },
  { route: `PUT ${ROUTE}/stomach`, ...NOT_ASKED, ask: () => ({ body: { troubles: [], medicines: [] } }) },
  { route: `PUT ${ROUTE}/conditions`, ...NOT_ASKED, ask: () => ({ body: CONDITIONS }) },
  {
    route: `DELETE ${ROUTE}/:part`,
    letsIn: 'signed-in',
    token: 'never',
    ask: () => ({ params: { part: 'diet' } }),
  },
];
