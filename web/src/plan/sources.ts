import type { components } from '#web/api.gen.ts';

/** What the words about drinking rest on, as docs/science.md cites it; a test holds both together. */
export const DRINKING_SOURCES: components['schemas']['CitedWork'][] = [
  {
    key: 'Montain2006',
    text: 'Montain and others, Br J Sports Med 2006;40:98–105',
    href: 'https://doi.org/10.1136/bjsm.2005.018481',
  },
  { key: 'Noakes2005', text: 'Noakes and others, Proc Natl Acad Sci USA 2005;102:18550–18555', href: null },
  { key: 'Weschler2005', text: 'Weschler, Sports Med 2005;35:899–922', href: null },
  { key: 'Thomas2016', text: 'Thomas and others, Med Sci Sports Exerc 2016;48:543–568', href: null },
];
