/** The locale this process was started in, like `sv_SE.UTF-8`; undefined where the system does not say. */
export function localeOfProcess(): string | undefined {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return LC_ALL || LC_MESSAGES || LANG || undefined;
}
