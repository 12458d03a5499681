import type { ReactNode } from 'react';

interface Props {
  size?: number;
}

/** A drawing on a 24 by 24 grid in the text's own colour; silent to screen readers, as words always stand beside it. */
function line(drawing: ReactNode) {
  return function Icon({ size = 22 }: Props) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.7}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    );
  };
}

export const TeamIcon = line(
  <>
    <circle cx="9" cy="8.500" r="3.300" />
    <path d="M2.500 19.500c.7-3.500 3.200-5.200 6.500-5.200s5.800 1.700 6.500 5.200" />
    <path d="M15.500 5.600a3.300 3.300 0 0 1 0 5.800M18 14.800c1.800.7 3 2.300 3.500 4.700" />
  </>,
);
export const TodayIcon = line(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600 7 7M17 17l1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400" />
  </>,
);
export const DropIcon = line(
  <>
    <path d="M12 3.500c3.500 4.300 5.500 7.400 5.500 10.300a5.500 5.500 0 0 1-11 0c0-2.900 2-6 5.500-10.300z" />
    <path d="M12 16.500a2.700 2.700 0 0 0 2.700-2.700" />
  </>,
);
export const CalendarIcon = line(
  <>
    <rect x="4" y="5.500" width="16" height="14.500" rx="3" />
    <path d="M4 10h16M8.500 3.500v4M15.500 3.500v4" />
  </>,
);
export const FoodIcon = line(
  <>
    <path d="M7 3.500v7M4.500 3.500v4.500a2.500 2.500 0 0 0 5 0V3.500M7 10.500v10" />
    <path d="M16.500 20.500v-17c-2 1-3 3.500-3 6.500s1 3.500 3 3.500" />
  </>,
);
export const ScaleIcon = line(
  <>
    <rect x="4" y="4" width="16" height="16" rx="4" />
    <path d="M8 10.500a5 5 0 0 1 8 0z" />
    <path d="M12 10.500l1.200-2" />
  </>,
);
export const MineralIcon = line(
  <>
    <path d="M12 3.500l7 4v9l-7 4-7-4v-9z" />
    <path d="M5 7.500l7 4 7-4M12 11.500v9" />
  </>,
);
export const ListIcon = line(
  <>
    <path d="M4 17.500c3 0 3.500-9 7-9s3.500 6 9 6" />
    <path d="M4 21h16" />
  </>,
);
export const MoreIcon = line(
  <>
    <circle cx="5" cy="12" r="1.300" fill="currentColor" />
    <circle cx="12" cy="12" r="1.300" fill="currentColor" />
    <circle cx="19" cy="12" r="1.300" fill="currentColor" />
  </>,
);
export const UploadIcon = line(
  <>
    <path d="M12 16V4.500M7.500 8.500 12 4l4.500 4.500" />
    <path d="M4 15v3.500A1.500 1.500 0 0 0 5.500 20h13a1.500 1.500 0 0 0 1.500-1.500V15" />
  </>,
);
export const CheckIcon = line(<path d="m5 12.500 4.500 4.500L19 7.500" />);
export const AgainIcon = line(<path d="M5 9h11a3 3 0 0 1 0 10h-4M5 9l3.500-3.500M5 9l3.500 3.500" />);
export const WarnIcon = line(
  <>
    <path d="M12 4 3 20h18z" />
    <path d="M12 10v4.500M12 17.200v.1" />
  </>,
);
export const BackIcon = line(<path d="M19 12H5M11 6l-6 6 6 6" />);
export const BinIcon = line(
  <path d="M5 7h14M10 7V4.500h4V7M6.500 7l.8 12.500h9.400L17.500 7M10.300 10.500v6M13.700 10.500v6" />,
);
export const BellIcon = line(
  <>
    <path d="M6.500 10a5.500 5.500 0 0 1 11 0c0 4.500 1.500 5.800 2 6.500h-15c.5-.7 2-2 2-6.500z" />
    <path d="M10 19.500a2.200 2.200 0 0 0 4 0" />
  </>,
);
