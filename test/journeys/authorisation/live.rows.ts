import type { Row } from './row.js';

export const rows: Row[] = [{ route: 'GET /api/v1/live', letsIn: 'signed-in', token: 'never', goesOn: true }];
