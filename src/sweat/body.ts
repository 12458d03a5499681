/** Surface of the skin, m². [DuBois1916] */
export function skinAreaM2({ massKg, heightM }: { massKg: number; heightM: number }): number {
  return 0.202 * massKg ** 0.425 * heightM ** 0.725;
}
