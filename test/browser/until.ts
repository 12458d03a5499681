/** Looks again until it is so, as somebody does who waits for something. */
export async function until(isSo: () => boolean | Promise<boolean>, patienceMs = 60_000): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 250) {
    if (waited > patienceMs) throw new Error(`Waited in vain for: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
