/**
 * What could be eaten in another's place at the same meal, by their names in the table. That it brings more is not told
 * here: the table's rows say so. The first five are those of the magnesium facts, the others [own].
 */
export const SWAP_PAIRS: readonly { from: string; to: string }[] = [
  { from: 'white_rice', to: 'brown_rice' },
  { from: 'white_rice', to: 'quinoa' },
  { from: 'white_pasta', to: 'ww_pasta' },
  { from: 'white_bread', to: 'rye_bread' },
  { from: 'white_bread', to: 'pumpernickel' },
  { from: 'white_rice', to: 'bulgur_wg' },
  { from: 'white_rice', to: 'buckwheat' },
  { from: 'white_pasta', to: 'couscous_wg' },
  { from: 'white_pasta', to: 'wheat_berries' },
  { from: 'white_bread', to: 'seed_bread' },
  { from: 'potato_boiled', to: 'potato_skin' },
  { from: 'rye_crispbread', to: 'rye_crispbread_bran' },
  { from: 'granola_nuts', to: 'muesli_nuts' },
  { from: 'black_beans_can', to: 'black_beans' },
  { from: 'walnuts', to: 'almonds' },
  { from: 'hazelnuts', to: 'almonds' },
];
