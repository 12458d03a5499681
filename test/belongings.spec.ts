import { expect, test } from '@jest/globals';
import { belongings } from '#src/belongings';
import { tables } from '#src/tables';

const nameOf = (table: unknown) => (table as { name: string }).name;
const lineOf = (table: unknown) => belongings.findIndex((one) => one.table === table);

test('of every table it is said whose it is, once', () => {
  expect(belongings.map(({ table }) => nameOf(table)).toSorted()).toEqual(tables.map(nameOf).toSorted());
});

test('what is somebody’s says how it goes into an export', () => {
  const theirs = belongings.filter(({ whose }) => typeof whose === 'object');
  expect(theirs.filter((one) => one.export === undefined).map(({ table }) => nameOf(table))).toEqual([]);
});

test('rows that hang on others come after them', () => {
  for (const { whose, table } of belongings) {
    if (typeof whose === 'object' && whose.of === 'row')
      expect([nameOf(table), lineOf(whose.in) < lineOf(table)]).toEqual([nameOf(table), true]);
  }
});

test('whoever erases their data and keeps the account keeps what opens its door, the logs of consents, and that they were looked at', () => {
  const stay = belongings.filter(({ onErasure }) => onErasure === 'stays');
  const others = stay.filter(({ whose }) => typeof whose !== 'object' || whose.of !== 'account');
  expect(others.map(({ table }) => nameOf(table))).toEqual(['Consent', 'Agenda', 'ShareSaid', 'CoachLook']);
});
