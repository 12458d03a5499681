/**
 * Whether this tab looks around with the made athlete. In this tab alone and until it is closed, so that whoever is signed
 * in goes on being it in every other; entering and leaving load the app anew, so that nothing of the one is left in the
 * other.
 */
const KEPT = 'svett.demo';

export const inDemo = sessionStorage.getItem(KEPT) !== null;

export function enterDemo(): void {
  sessionStorage.setItem(KEPT, 'yes');
  location.replace('/');
}

export function leaveDemo(to: '/' | '/welcome' = '/'): void {
  sessionStorage.removeItem(KEPT);
  location.replace(to);
}
