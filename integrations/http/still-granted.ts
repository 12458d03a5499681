import { TokenRefused, VendorDown } from '#src/connect/connect.problems';
import { Problem } from '#src/kernel/problem';

type Kind = abstract new (...args: never[]) => Problem;

interface Signs {
  /** Refusals that only somebody whose grant stands gets to hear. */
  yes?: Kind[];
  no?: Kind[];
}

/**
 * Whether a grant stands, by a call that needs nothing else. All that came from a link is erased on a no: what is
 * neither a yes nor a no in the brand's own words is to be asked again later.
 *
 * @throws VendorDown, or whatever else may pass by itself
 */
export async function stillGranted(
  title: string,
  call: Promise<unknown>,
  { yes = [], no = [TokenRefused] }: Signs = {},
): Promise<boolean> {
  try {
    await call;
    return true;
  } catch (problem) {
    if (isOneOf(problem, no)) return false;
    if (isOneOf(problem, yes)) return true;
    throw problem instanceof Problem && problem.kind === 'transient' ? problem : new VendorDown(title);
  }
}

function isOneOf(problem: unknown, kinds: Kind[]): boolean {
  return kinds.some((kind) => problem instanceof kind);
}
