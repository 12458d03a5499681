/** Of somebody in a file, the more or less of a birth date it tells: `1985`, `1985-04`, `1985-04-17`, or `85-04-17` of a century nobody named. */
export type ToldBirth = string;

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
/** Swedish personal and coordination numbers: in those the day is 60 more. */
const PERSONAL = /^(\d{2})?(\d{2})(\d{2})(\d{2})\s?[-+]?\s?[\dA-Za-z*]{4}$/;

/** As FHIR and spreadsheets write it; null: no day. */
export function birthToldBy(text: string): ToldBirth | null {
  const told = text.trim();
  if (/^\d{8}$/.test(told)) return `${told.slice(0, 4)}-${told.slice(4, 6)}-${told.slice(6)}`;
  return DAY.test(told) ? told : null;
}

/** By the number people are known by in Sweden; null: it is no such number. */
export function birthInNumber(text: string): ToldBirth | null {
  const [, century = '', year, month, day] = PERSONAL.exec(text.trim().slice(0, 40)) ?? [];
  if (year === undefined || !(Number(month) >= 1 && Number(month) <= 12)) return null;
  const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
  return date >= 1 && date <= 31 ? `${century}${year}-${month}-${String(date).padStart(2, '0')}` : null;
}

/** Whether somebody born on this day, YYYY-MM-DD, can be the one. */
export function canBeBorn(own: string, told: ToldBirth): boolean {
  return /^\d{2}-/.test(told) ? own.endsWith(told) : own.startsWith(told);
}
