import { type FindOperator, Raw } from 'typeorm';

/** The words rooms may use to ask for rows; the rest of TypeORM stays in this room. */
export type { FindOptionsWhere } from 'typeorm';
export { Between, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not, Or } from 'typeorm';

/**
 * One of our own words, in the statement itself and not beside it: only then does SQLite know that an index of the rows
 * with this word answers it.
 */
export function Exactly<Word extends string>(word: Word): FindOperator<Word> {
  if (!/^[a-z-]+$/.test(word)) throw new Error('Only words of our own stand in a statement.');
  return Raw((column) => `${column} = '${word}'`) as FindOperator<Word>;
}

/** A whole number, of either sign, that divides without remainder. */
export function MultipleOf(divisor: number): FindOperator<number> {
  return Raw((column) => `${column} % ${divisor} = 0`) as FindOperator<number>;
}
