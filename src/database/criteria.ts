import { type FindOperator, Raw } from 'typeorm';

/** The words rooms may use to ask for rows; the rest of TypeORM stays in this room. */
export type { FindOptionsWhere } from 'typeorm';
export { Between, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not, Or } from 'typeorm';

/** A whole number, of either sign, that divides without remainder. */
export function MultipleOf(divisor: number): FindOperator<number> {
  return Raw((column) => `${column} % ${divisor} = 0`) as FindOperator<number>;
}
