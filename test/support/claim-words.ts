/**
 * What magnesium, food with much of it, or a supplement may not be said to do: everything outside the list of claims
 * that Regulation (EU) 432/2012 authorises. Sentences that deny it are let through by the caller.
 */
const SUBJECT =
  '(?:magnesium\\p{L}*|mineral\\p{L}*|supplement\\p{L}*|\\p{L}*tillskott\\p{L}*|seeds?|nuts?|almonds?|spinach|oats?|chocolate|\\p{L}*frön\\p{L}*|\\p{L}*nötter\\p{L}*|mandlar\\p{L}*|spenat\\p{L}*|havre\\p{L}*|\\p{L}*choklad\\p{L}*)';
const DOES =
  '(?:helps?|reduc\\p{L}+|improv\\p{L}+|prevent\\p{L}*|reliev\\p{L}+|eases?|boosts?|strengthen\\p{L}*|protect\\p{L}*|cures?|treats?|heals?|fix(?:es)?|speeds?|shorten\\p{L}*|lowers?|calms?|soothes?|increases?|enhanc\\p{L}+|supports?|contributes?|fights?|(?:is|are) good (?:for|against)|makes? you' +
  '|hjälper|minskar|förbättrar|förebygger|lindrar|motverkar|stärker|skyddar|botar|behandlar|läker|snabbar på|förkortar|sänker|lugnar|ökar|höjer|stödjer|stöder|bidrar|(?:är )?bra (?:för|mot)|ger (?:bättre|mindre|färre|mer|snabbare)|gör att du)';
const TOPIC =
  '(?:cramp\\p{L}*|twitch\\p{L}*|recover\\p{L}*|sleep\\p{L}*|stress\\p{L}*|anxiety|endurance|stamina|performance|perform better|inflammation|sore\\p{L}*|oxygen|heart|palpitation\\p{L}*|blood pressure|pulse' +
  '|\\p{L}*kramp\\p{L}*|ryckning\\p{L}*|återhämt\\p{L}*|sömn\\p{L}*|sov\\p{L}*|oro|uthållighet\\p{L}*|prestation\\p{L}*|prestera\\p{L}*|inflammation\\p{L}*|träningsvärk\\p{L}*|syre\\p{L}*|hjärt\\p{L}*|blodtryck\\p{L}*|puls\\p{L}*)';
const MORE = '(?:better|fewer|less|faster|lower|stronger|bättre|färre|mindre|snabbare|lägre|starkare)';
const BY = '(?:with|from|thanks to|through|by|med|av|tack vare|genom)';

const edge = (pattern: string) => new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, 'iu');
const CLAIMS = [
  edge(`${SUBJECT}[^.?]{0,60}?(?<!\\p{L})${DOES}(?!\\p{L})[^.?]{0,60}?(?<!\\p{L})${TOPIC}`),
  edge(`${MORE}[^.?]{0,30}?${TOPIC}[^.?]{0,30}?(?<!\\p{L})${BY} (?:\\p{L}+ ){0,3}${SUBJECT}`),
  edge(`${TOPIC} ${MORE}[^.?]{0,20}?(?<!\\p{L})${BY} (?:\\p{L}+ ){0,3}${SUBJECT}`),
];

/** The longest stretch of a sentence that claims too much; nothing where it does not. */
export function findClaim(sentence: string): string[] {
  return CLAIMS.flatMap((claim) => claim.exec(sentence)?.[0] ?? []).slice(0, 1);
}
