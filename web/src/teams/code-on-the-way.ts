/**
 * The code of a team that somebody was sent, while they sign in or make an account: kept in this tab alone, and gone
 * when it is used or the tab is closed.
 */
const KEPT = 'svett.team-code';

export function keepCode(code: string): void {
  sessionStorage.setItem(KEPT, code);
}

export function codeOnTheWay(): string | null {
  return sessionStorage.getItem(KEPT);
}

export function forgetCode(): void {
  sessionStorage.removeItem(KEPT);
}

/** People paste the whole link as often as the code in it. */
export function codeIn(pasted: string): string {
  const text = pasted.trim();
  return /code=([^&\s]+)/.exec(text)?.[1] ?? text;
}
