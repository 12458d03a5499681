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

export const PersonIcon = line(
  <>
    <circle cx="12" cy="8" r="3.800" />
    <path d="M4.500 20c.8-4 3.800-6 7.500-6s6.700 2 7.500 6" />
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
export const LinkIcon = line(
  <>
    <path d="M10 14a4 4 0 0 0 5.700 0l3.300-3.300a4 4 0 0 0-5.700-5.700L12 6.300" />
    <path d="M14 10a4 4 0 0 0-5.700 0L5 13.300A4 4 0 0 0 10.700 19l1.300-1.300" />
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
