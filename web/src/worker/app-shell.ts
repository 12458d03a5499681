/** What opens the app where there is no network. The page keeps it, the worker hands it out. */
export const SHELL = { cache: 'svett-app-shell', page: '/', icon: '/icon.svg' };

/** What the server answers itself, and not with the app. */
const NOT_THE_APP = /^\/(api|docs|openapi|healthz|livez|readyz|metrics)\b/;
const PATIENCE_MS = 4000;

/** What the worker answers itself; null: it is none of its business. */
export function shellAnswer(request: Request, origin: string): Promise<Response> | null {
  const { pathname, origin: asked } = new URL(request.url);
  if (request.method !== 'GET' || asked !== origin) return null;
  if (request.mode === 'navigate' && !NOT_THE_APP.test(pathname)) return page(request);
  // Their names change with their content: what is kept is what would come.
  const isPart = pathname.startsWith('/assets/') || pathname === SHELL.icon;
  return isPart ? kept(pathname).then((found) => found ?? fetch(request)) : null;
}

/** The server's page while it can be had, else the one that was kept; a network that hangs is no network. */
async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 502) return answer;
    return (await kept(SHELL.page)) ?? answer;
  } catch (error) {
    const found = await kept(SHELL.page);
    if (!found) throw error;
    return found;
  }
}

async function kept(path: string): Promise<Response | undefined> {
  // Opened only where it is there: to look does not make one.
  return (await caches.has(SHELL.cache))
    ? (await caches.open(SHELL.cache)).match(path, { ignoreVary: true })
    : undefined;
}

/** For the page, while it is online: itself and all it was made of. Answers whether it is there to be opened offline. */
export async function keepShell(): Promise<boolean> {
  const cache = await caches.open(SHELL.cache);
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter((url) => url.origin === location.origin && url.pathname.startsWith('/assets/'));
  const wanted = new Set([SHELL.icon, ...loaded.map(({ pathname }) => pathname)]);
  // Asked for as a page: the server tells programs that there is no such thing.
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  if (!answer.ok) return false;
  await Promise.all(
    [...wanted].map(async (path) => {
      if (!(await cache.match(path))) await cache.add(path);
    }),
  );
  // What other pages left here is of use as long as it is of the same build, and of none afterwards.
  const isNewer = (await (await cache.match(SHELL.page))?.text()) !== (await answer.clone().text());
  await cache.put(SHELL.page, answer);
  if (!isNewer) return true;
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== SHELL.page && !wanted.has(pathname)) await cache.delete(pathname);
  }
  return true;
}
