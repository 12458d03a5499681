/**
 * Who is to see what is read. There is no default: whoever reads says for whom, and a reader that forgets does not
 * compile. `others` is everybody and everything but the athlete: coaches, teams, averages, digests, exports to
 * somebody else, write-back to another platform, assistants, research, outgoing webhooks.
 */
export type Audience = 'owner' | 'others';

/**
 * The two lines along which values are kept apart. `owner`: made of everything there is, and shown to the athlete
 * alone. `shareable`: made only of what may be shown to others, so that removing the rest changes nothing in it.
 */
export type Lineage = 'owner' | 'shareable';

/** Who may be shown what a line is made of. */
export function audienceOf(lineage: Lineage): Audience {
  return lineage === 'owner' ? 'owner' : 'others';
}

export function lineageFor(audience: Audience): Lineage {
  return audience === 'owner' ? 'owner' : 'shareable';
}
