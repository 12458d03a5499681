/** A name for a new row, made by us so that a row and the facts about it can be written together. */
export function newId(): string {
  return crypto.randomUUID();
}
