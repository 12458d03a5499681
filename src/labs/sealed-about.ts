/** What a value is sealed about: bytes moved to another row, or to another person, do not open. */
export function aboutLabValue(athleteId: string, id: string): string {
  return `lab-value:${athleteId}:${id}`;
}

export function aboutSweatTest(athleteId: string, id: string): string {
  return `sweat-test:${athleteId}:${id}`;
}
