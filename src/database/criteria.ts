/** The words rooms may use to ask for rows; the rest of TypeORM stays in this room. */
export { Between, In, IsNull, LessThan, LessThanOrEqual, MoreThan, MoreThanOrEqual, Not } from 'typeorm';
