/** Minutes into the session as `h:mm`, `0:05` to `12:30`. */
export function clock(minute: number): string {
  const whole = Math.round(minute);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
