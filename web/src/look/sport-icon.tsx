import type { ReactNode } from 'react';

/** One quiet drawing for each family of sports; the sport's name always stands beside it. */
const DRAWINGS: Record<string, ReactNode> = {
  run: (
    <>
      <circle cx="14.500" cy="4.800" r="1.800" />
      <path d="M8 9.500 11.500 8l3 1.500-2.500 5 3.500 2.500V21M12 14.500 9 17.500H5M15 10.500l2 2 3-.8" />
    </>
  ),
  walk: (
    <>
      <circle cx="12.500" cy="4.800" r="1.800" />
      <path d="M12.500 8.500v6l3 6M12.500 14.500l-3.500 6M9 13l.8-3 2.700-1.500 2 3 2.500 1" />
    </>
  ),
  ride: (
    <>
      <circle cx="5.800" cy="16" r="3.800" />
      <circle cx="18.200" cy="16" r="3.800" />
      <path d="M5.800 16 9 9.500h6l3.200 6.500M9 9.500l3.500 6.500L15 9.500M15 9.500V7h2.500M7.500 9.500h3" />
    </>
  ),
  swim: (
    <>
      <circle cx="17" cy="9" r="1.800" />
      <path d="m5 14.500 4.500-4L8 8l4-2 4 6.500M3 18c2 0 2-1.200 4.500-1.200S10 18 12 18s2-1.200 4.500-1.200S19 18 21 18" />
    </>
  ),
  row: (
    <>
      <path d="M3 15.500c3 3 15 3 18 0M6 16l12-10M16.500 5l3 2.500" />
      <circle cx="9.500" cy="7" r="1.800" />
      <path d="m9.500 10 1 4" />
    </>
  ),
  winter: (
    <>
      <path d="M12 3v18M4.200 7.500l15.600 9M19.800 7.500l-15.600 9" />
      <path d="m10 4.500 2 2 2-2M10 19.500l2-2 2 2" />
    </>
  ),
  gym: <path d="M3.500 12h17M6.500 7.500v9M17.500 7.500v9M9 9v6M15 9v6" />,
  team: (
    <>
      <circle cx="12" cy="12" r="8.500" />
      <path d="m12 8 3.800 2.800-1.400 4.400H9.600l-1.400-4.400zM12 8V3.500M15.800 10.800l4.300-1.400M14.400 15.200l2.700 3.600M9.600 15.200l-2.700 3.600M8.200 10.800 3.900 9.400" />
    </>
  ),
  racket: (
    <>
      <ellipse cx="14.200" cy="9.200" rx="5" ry="6" transform="rotate(45 14.200 9.200)" />
      <path d="m9.800 13.700-6.300 6.300" />
    </>
  ),
  other: (
    <>
      <path d="M3 13h4l2.500-6 4 11 2.500-5h5" />
    </>
  ),
};

const FAMILY: Record<string, keyof typeof DRAWINGS> = {
  run: 'run',
  trail_run: 'run',
  walk: 'walk',
  hike: 'walk',
  snowshoe: 'walk',
  stairs: 'walk',
  climb: 'walk',
  ride: 'ride',
  gravel_ride: 'ride',
  mountain_bike: 'ride',
  e_bike: 'ride',
  swim: 'swim',
  open_water_swim: 'swim',
  row: 'row',
  paddle: 'row',
  xc_ski: 'winter',
  alpine_ski: 'winter',
  skate: 'winter',
  strength: 'gym',
  hiit: 'gym',
  yoga: 'gym',
  elliptical: 'gym',
  soccer: 'team',
  american_football: 'team',
  handball: 'team',
  basketball: 'team',
  volleyball: 'team',
  floorball: 'team',
  ice_hockey: 'team',
  tennis: 'racket',
  racket: 'racket',
};

interface Props {
  sport: string;
  size?: number;
}

export function SportIcon({ sport, size = 24 }: Props) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[FAMILY[sport] ?? 'other']}
    </svg>
  );
}
