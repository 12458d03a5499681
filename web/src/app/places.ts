import { isInLedger } from '#web/ledger/ledger-places.ts';
import { CalendarIcon, DropIcon, ListIcon, MineralIcon, TodayIcon } from '#web/look/icons.tsx';

/** Whether a path is one of the pages at `roots`, or below one. */
const isAt =
  (...roots: string[]) =>
  (path: string) =>
    roots.some((root) => path === root || path.startsWith(`${root}/`));

/** The main places of the app, as the bars have them, and which paths belong to each. */
export const PLACES = [
  { to: '/', text: 'nav.today', Icon: TodayIcon, holds: (path: string) => path === '/' },
  { to: '/sessions', text: 'nav.sessions', Icon: ListIcon, holds: isAt('/sessions', '/archives') },
  { to: '/sweat', text: 'nav.sweat', Icon: DropIcon, holds: isAt('/sweat', '/weighing') },
  { to: '/magnesium', text: 'ledger.nav', Icon: MineralIcon, holds: isInLedger },
  { to: '/plan', text: 'nav.plan', Icon: CalendarIcon, holds: isAt('/plan') },
] as const;
