/** What an account is for: running this Svett, coaching others, or one's own training. */
export const ROLES = ['operator', 'coach', 'athlete'] as const;
export type Role = (typeof ROLES)[number];
