import { readdirSync, readFileSync } from 'node:fs';

const APP = 'web/src/app';

/** What each page of the app is reached by, as `/sessions/$sessionId`. */
export const pagePaths: ReadonlySet<string> = new Set(
  readdirSync(APP)
    .filter((file) => file.endsWith('-routes.ts'))
    .flatMap((file) => [...readFileSync(`${APP}/${file}`, 'utf8').matchAll(/^ +path: '([^']+)',$/gm)])
    .map(([, path]) => path!),
);
