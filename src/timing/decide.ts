import { daysAfter, localOf } from '#src/timing/local';
import { type Peace, politeMoment } from '#src/timing/polite';
import { hasRoom, type PhoneState } from '#src/timing/push-room';

/** Something that could be said now. */
export interface Candidate {
  id: string;
  kind: string;
  theme: string;
  /** 1 goes first. */
  priority: number;
  /** Whether a phone may hear of it. */
  forPhone: boolean;
  isCaution: boolean;
  /** Somebody wrote it: it stands by itself, and is dropped for nothing that its reader has not said. */
  isFromAPerson: boolean;
  /** The session it follows; null: none. */
  afterSession: string | null;
  /** It is in the inbox already: what is left to decide is the phone. */
  isThere: boolean;
  /** The person asked to be told once more now. */
  isAskedFor: boolean;
  dueAt: Date;
  expiresAt: Date;
  /** At most so many of its kind in so many days. */
  caps: readonly { most: number; inDays: number }[];
}

/** Something of a kind that was said on a day of the athlete's own calendar. */
export interface SaidOn {
  kind: string;
  day: string;
}

export interface Circumstances extends PhoneState {
  peace: Peace;
  said: readonly SaidOn[];
  /** Themes that are not to be heard, and why. */
  muted: ReadonlyMap<string, string>;
  pausedUntil: Date | null;
}

/** `phoneAt`: a phone hears of it then, in a message of its own. `ledBy`: it is in the message of that one. */
export interface Saying {
  id: string;
  does: 'say';
  onPhone: boolean;
  phoneAt: Date | null;
  ledBy: string | null;
}

export type Decision =
  Saying | { id: string; does: 'wait'; until: Date } | { id: string; does: 'drop'; because: string };

/** Things a message holds before it is a list that nobody reads. */
const MOST_IN_A_MESSAGE = 3;

/**
 * What becomes of all that is due at once: one message led by what matters most, at a moment that leaves the person in
 * peace, and no more than there is room for. Tips that lose are dropped; cautions never are.
 */
export function decide(candidates: readonly Candidate[], circumstances: Circumstances): Decision[] {
  const hindered: Decision[] = [];
  const sayable: Candidate[] = [];
  for (const candidate of candidates.toSorted(byRank)) {
    const found = hindrance(candidate, sayable, circumstances);
    if (found) hindered.push(found);
    else sayable.push(candidate);
  }
  return [...hindered, ...messages(sayable, circumstances)];
}

function messages(sayable: readonly Candidate[], circumstances: Circumstances): Saying[] {
  const heard = new Map(sayable.map((one) => [one.id, phoneMoment(one, circumstances)]));
  const now = circumstances.now.getTime();
  const soundsNow = sayable.filter(({ id }) => heard.get(id)?.getTime() === now);
  const byThemselves = soundsNow.filter(isOwnMessage);
  const tip = soundsNow.find((one) => !isOwnMessage(one) && hasRoom(circumstances, one.afterSession));
  // What is in the inbox already would take the others along to where nobody looks any more.
  const rest = sayable.filter((one) => !isOwnMessage(one) && !one.isThere);
  const mayLead = [...byThemselves, ...(tip ? [tip] : []), ...rest];
  const head = mayLead.find((one) => !one.isFromAPerson);
  return sayable.map((one) => {
    const { id } = one;
    const leads = standsAlone(one) || one.isThere || id === head?.id;
    const onPhone = isOwnMessage(one) ? byThemselves.includes(one) : byThemselves.length === 0 && one === tip;
    const phoneAt = isOwnMessage(one) && !onPhone ? (heard.get(id) ?? null) : null;
    return { id, does: 'say', onPhone, phoneAt, ledBy: leads ? null : head!.id };
  });
}

/** Neither a caution nor what somebody asked for goes along in the message of another. */
function isOwnMessage({ isCaution, isAskedFor }: Candidate): boolean {
  return isCaution || isAskedFor;
}

function standsAlone(candidate: Candidate): boolean {
  return isOwnMessage(candidate) || candidate.isFromAPerson;
}

/** Its theme holds back by itself: what somebody wrote is in the inbox all the same, and makes no sound. */
function isHeldBack({ isFromAPerson, theme }: Candidate, { muted }: Circumstances): boolean {
  return isFromAPerson && muted.get(theme) === 'back-off';
}

/** Cautions first, then by priority, then what was due first. */
function byRank(one: Candidate, other: Candidate): number {
  return (
    Number(other.isCaution) - Number(one.isCaution) ||
    Number(other.isAskedFor) - Number(one.isAskedFor) ||
    one.priority - other.priority ||
    one.dueAt.getTime() - other.dueAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

/** What keeps a tip from being said now. */
function hindrance(
  candidate: Candidate,
  before: readonly Candidate[],
  circumstances: Circumstances,
): Decision | null {
  const { id, isCaution, isAskedFor, expiresAt, theme } = candidate;
  const { now, muted, pausedUntil } = circumstances;
  if (isCaution) return null;
  if (!isAskedFor) {
    if (now >= expiresAt) return { id, does: 'drop', because: 'expired' };
    const mute = muted.get(theme);
    if (mute !== undefined && !isHeldBack(candidate, circumstances))
      return { id, does: 'drop', because: mute };
    if (pausedUntil && pausedUntil > now) return afterPause(candidate, pausedUntil, circumstances);
    if (isOverCap(candidate, before, circumstances)) return { id, does: 'drop', because: 'cap' };
    const isCrowded = before.filter((one) => !standsAlone(one)).length >= MOST_IN_A_MESSAGE;
    if (isCrowded && !standsAlone(candidate)) return { id, does: 'drop', because: 'lost' };
  }
  const heardAt = phoneMoment(candidate, circumstances);
  // What no phone may sound for within its life is in the inbox all the same.
  return heardAt && heardAt > now ? { id, does: 'wait', until: heardAt } : null;
}

/** Until the pause is over, and in peace where that is still within its life. */
function afterPause(
  { id, forPhone, expiresAt }: Candidate,
  pausedUntil: Date,
  circumstances: Circumstances,
): Decision {
  if (pausedUntil >= expiresAt) return { id, does: 'drop', because: 'paused' };
  const heardAt = forPhone ? polite(pausedUntil, circumstances) : null;
  return { id, does: 'wait', until: heardAt && heardAt < expiresAt ? heardAt : pausedUntil };
}

function isOverCap(
  { kind, caps }: Candidate,
  before: readonly Candidate[],
  { now, zone, said }: Circumstances,
): boolean {
  const { day } = localOf(now, zone);
  const beside = before.filter((one) => one.kind === kind).length;
  return caps.some(({ most, inDays }) => {
    const earliest = daysAfter(day, 1 - inDays);
    return beside + said.filter((one) => one.kind === kind && one.day >= earliest).length >= most;
  });
}

/** When a phone would hear of it at the earliest; null: not within its life. */
function phoneMoment(candidate: Candidate, circumstances: Circumstances): Date | null {
  const { isAskedFor, expiresAt } = candidate;
  const forPhone = candidate.forPhone && (isAskedFor || !isHeldBack(candidate, circumstances));
  const moment = forPhone ? polite(circumstances.now, circumstances) : null;
  return moment && (isAskedFor || moment < expiresAt) ? moment : null;
}

function polite(moment: Date, { zone, peace }: Circumstances): Date | null {
  return politeMoment(moment, zone, peace);
}
