/** Works that pages refer to, by their keys in docs/science.md, which says what was read of each. */
export const CITED_WORKS = {
  Baker2011: doi('Baker and others, Int J Sport Nutr Exerc Metab 2011;21:233–239', '10.1123/ijsnem.21.3.233'),
  Baker2016: doi('Baker and others, J Sports Sci 2016;34:358–368', '10.1080/02640414.2015.1055291'),
  Barnes2019: doi('Barnes and others, J Sports Sci 2019;37:2356–2366', '10.1080/02640414.2019.1633159'),
  Beller1975: paper('Beller and others, Aviat Space Environ Med 1975;46:709–712'),
  Bohn2004: paper('Bohn and others, Br J Nutr 2004;91:601–606'),
  Cheuvront2017: doi('Cheuvront and Montain, Exp Physiol 2017;102:1047–1053', '10.1113/EP086284'),
  Chinevere2008: doi(
    'Chinevere and others, Med Sci Sports Exerc 2008;40:886–891',
    '10.1249/MSS.0b013e3181641c04',
  ),
  Clenin2015: paper('Clénin and others, Swiss Med Wkly 2015;145:w14196'),
  Coyle2001: paper('Coyle and González-Alonso, Exerc Sport Sci Rev 2001;29:88–92'),
  Daanen2018: doi('Daanen and others, Sports Med 2018;48:409–430', '10.1007/s40279-017-0808-x'),
  Deuster1987: doi('Deuster and others, J Appl Physiol 1987;62:545–550', '10.1152/jappl.1987.62.2.545'),
  EFSA2015Caffeine: doi('EFSA NDA Panel, EFSA J 2015;13(5):4102', '10.2903/j.efsa.2015.4102'),
  EFSA2015Mg: doi('EFSA NDA Panel, EFSA J 2015;13(7):4186', '10.2903/j.efsa.2015.4186'),
  Elisaf1995: paper('Elisaf and others, J Trace Elem Med Biol 1995;9:210'),
  'EU432-2012': {
    text: 'Regulation (EU) 432/2012 on permitted health claims',
    href: 'https://eur-lex.europa.eu/eli/reg/2012/432/oj',
  },
  Fogelholm1999: paper('Fogelholm, Public Health Nutr 1999;2(3a):349–356'),
  Foster2001: paper('Foster and others, J Strength Cond Res 2001;15:109–115'),
  Garrison2020: doi(
    'Garrison and others, Cochrane Database Syst Rev 2020, CD009402',
    '10.1002/14651858.CD009402.pub3',
  ),
  Goettingen2002: paper('A study of what athletes keep of magnesium, Göttingen, 2002'),
  Hunt2006: paper('Hunt and Johnson, Am J Clin Nutr 2006;84:843–852'),
  IOM1997: paper('Institute of Medicine, Dietary reference intakes, 1997'),
  KynastGales1994: paper('Kynast-Gales and Massey, J Am Coll Nutr 1994;13:467–472'),
  Lindley1956: doi('Lindley, Ann Math Stat 1956;27:986–1005', '10.1214/aoms/1177728069'),
  SLV2022: {
    text: 'Livsmedelsverkets livsmedelsdatabas, version 2022-05-24',
    href: 'https://www.livsmedelsverket.se/',
  },
  Livsmedelsverket2024: {
    text: 'Livsmedelsverket, Magnesium, 2024-03-05',
    href: 'https://www.livsmedelsverket.se/',
  },
  Lukaski2002: paper('Lukaski and Nielsen, J Nutr 2002;132:930–935'),
  Montain2006: doi('Montain and others, Br J Sports Med 2006;40:98–105', '10.1136/bjsm.2005.018481'),
  Montain2007: doi(
    'Montain and others, Int J Sport Nutr Exerc Metab 2007;17:574–582',
    '10.1123/ijsnem.17.6.574',
  ),
  NielsenLukaski2006: paper('Nielsen and Lukaski, Magnes Res 2006;19:180–189'),
  Nielsen2016: doi('Nielsen, Magnes Res 2016;29:154–160', '10.1684/mrh.2016.0416'),
  NNR2023: paper('Henriksen and Aaseth, Food Nutr Res 2023;67:10314'),
  Noakes2005: paper('Noakes and others, Proc Natl Acad Sci USA 2005;102:18550–18555'),
  Periard2015: doi('Périard and others, Scand J Med Sci Sports 2015;25(S1):20–38', '10.1111/sms.12408'),
  Pickering2020: doi('Pickering and others, Nutrients 2020;12:3672', '10.3390/nu12123672'),
  Refsum1973: paper('Refsum and others, Scand J Clin Lab Invest 1973'),
  Rivlin1994: paper('Rivlin, J Am Coll Nutr 1994;13:416–423'),
  Rosanoff2022: paper('Rosanoff and others, Eur J Nutr 2022'),
  Schwalfenberg2017: {
    text: 'Schwalfenberg and Genuis, Scientifica 2017',
    href: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5637834/',
  },
  'SMHI-heat': { text: 'SMHI, warnings of high temperatures', href: 'https://www.smhi.se/' },
  'Socialstyrelsen-2023': {
    text: 'Socialstyrelsen, risk use of alcohol, September 2023',
    href: 'https://www.socialstyrelsen.se/',
  },
  Srinutta2019: {
    text: 'Srinutta and others, Medicine 2019;98:e17788',
    href: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6946416/',
  },
  Thomas2016: paper('Thomas and others, Med Sci Sports Exerc 2016;48:543–568'),
  'USDA-SR27': paper('US Department of Agriculture, Standard Reference, Release 27, 2014'),
  Wang2017: doi('Wang and others, Magnes Res 2017;30:120–132', '10.1684/mrh.2018.0430'),
  Weschler2005: paper('Weschler, Sports Med 2005;35:899–922'),
  Zhang2017: doi('Zhang Y and others, Nutrients 2017;9:946', '10.3390/nu9090946'),
  Zhang2023: doi('Zhang H and others, Food Sci Hum Wellness 2023;12:1471–1480', '10.1016/j.fshw.2023.02.015'),
} as const satisfies Record<string, Work>;

export type WorkKey = keyof typeof CITED_WORKS;

interface Work {
  /** Who, where and when, as on any list of references. */
  text: string;
  /** Where to read it; null where we know no lasting address. */
  href: string | null;
}

function doi(text: string, name: string): Work {
  return { text, href: `https://doi.org/${name}` };
}

function paper(text: string): Work {
  return { text, href: null };
}

/** As a page shows them. */
export const citedWorks = (keys: readonly WorkKey[]) => keys.map((key) => ({ key, ...CITED_WORKS[key] }));
