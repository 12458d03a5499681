/** To the tenth of a litre below; what a computer writes a hair under a tenth is that tenth. */
export function tenthBelow(litres: number): number {
  return Math.floor(litres * 10 + 1e-6) / 10;
}
