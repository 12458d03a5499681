/**
 * From now on this page's clock is that of the made athlete: "until half past two" and "today" are meant as they were when
 * it was recorded. The page asks for the time in many places, and more will come; all of them ask `Date`.
 */
export function setClock(atMs: number): void {
  const Real = Date;
  const aheadMs = atMs - Real.now();
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [Real.now() + aheadMs] : given, newTarget) as Date,
    get: (target, name, self) =>
      name === 'now' ? () => Real.now() + aheadMs : (Reflect.get(target, name, self) as unknown),
  });
}
