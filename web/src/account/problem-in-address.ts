import { ApiProblem } from '#web/api.ts';

const CODE = /^[a-z-]+\.[a-z-]+$/;

/** What went wrong on the way by the provider; anybody can write a link, so only a code counts and never a sentence. */
export function problemInAddress(told: string | null | undefined): ApiProblem | null {
  return told && CODE.test(told) ? new ApiProblem(403, told, told) : null;
}
