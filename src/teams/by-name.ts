const inSwedish = new Intl.Collator('sv');

/** As a club in Sweden lists names: å, ä and ö last, capitals no matter. The same for everybody who looks, on either database. */
export function byName(one: Named, other: Named): number {
  return inSwedish.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

interface Named {
  id: string;
  name: string;
}
