/** Words for samples that are not blood, in Swedish and English, wherever they stand in what a report writes. */
const OTHERS =
  /urin(?!g)|saliv|hår\b|hårprov|\bhair|svett|sweat|faec|feces|avföring|stool|spinal|likvor|\bcsf\b|nagel|nail|sputum|dialys|\btear|breast|mjölk|\bmilk|vatten|water/;
/** Blood, plasma and serum, and what such tubes are known by. */
const BLOOD =
  /blod|blood|plasma|serum|ser[ao]\b|erytro|erythro|röda|red cell|\brbc\b|venös|venous|kapillär|capillary|heparin|edta|citrat|gelrör|\bsst\b/;
/** HL7's codes and those of SNOMED CT, and the letters before the names of Nordic reports. */
const BLOOD_CODES = ['s', 'p', 'b', 'fs', 'fp', 'fb', 'vb', 'vp', 'ab', 'cb', 'pt'].concat(
  ...[
    ['ser', 'plas', 'bld', 'bldv', 'bldc', 'blda', 'wb', 'plc', 'erc'],
    ['119297000', '119364003', '119361006'],
  ],
  ...[['122555007', '122554006', '119351004', '258450006', '258580003']],
);
/** A laboratory's own code or name that tells the sample: `MG-U`, `U-Mg`, `dU-Magnesium`, `tU-Magnesium`. */
const OTHER_IN_CODE = /^(?:[dtpn]?u|pt-u|sal|csv|csf|f|sv)-|-(?:u|du|ur|urin|urine|sal|csf)$/;

/** What a report calls a sample is of blood, serum or plasma; of what nobody here knows it is not taken for granted. */
export function isOfBlood(specimen: string): boolean {
  const small = specimen.normalize('NFC').trim().toLowerCase().slice(0, 200);
  if (small === '' || BLOOD_CODES.includes(small)) return true;
  return !OTHERS.test(small) && BLOOD.test(small);
}

/** The name or the code of an analysis says that it is of something else than blood. */
export function namesOtherSample(nameOrCode: string): boolean {
  const small = nameOrCode.normalize('NFC').trim().toLowerCase().slice(0, 200);
  return OTHER_IN_CODE.test(small) || OTHERS.test(small);
}
