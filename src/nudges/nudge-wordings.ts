import { Inject, Injectable } from '@nestjs/common';
import { KIND_FACTS } from '#src/advice/kind-facts';
import type { Kind } from '#src/advice/kinds';
import { type MessageAction, type Wording, Wordings } from '#src/channels/wording.port';
import { Database } from '#src/database/database';
import { MannersBook } from '#src/nudges/manners';
import { NudgeTexts } from '#src/nudges/nudge-texts';
import { Nudge } from '#src/nudges/nudge.entity';
import { type Shown, Showing } from '#src/nudges/showing';
import { Welcome } from '#src/nudges/welcome';
import { Addressees } from '#src/people/addressees';

/** Where it leads is no secret of anybody's: all notes are there. */
const FOOD = '/food';
const INBOX = '/inbox';

/** Words for channels, made in the moment a message leaves: what may no longer be shown has none. */
@Injectable()
export class NudgeWordings extends Wordings {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(Showing) private readonly showing: Showing,
    @Inject(MannersBook) private readonly manners: MannersBook,
    @Inject(Welcome) private readonly welcome: Welcome,
  ) {
    super();
  }

  async of(messageId: string): Promise<Wording | null> {
    const nudges = this.database.read(Nudge);
    const leader = await nudges.findOneBy({ id: messageId, state: 'spoken' });
    const addressee = leader && (await this.addressees.of(leader.athleteId));
    if (!addressee) return null;
    const { athleteId } = leader;
    // By athlete, whose notes are few: nobody's are to be looked through for every message.
    const led = await nudges.findBy({ athleteId, state: 'spoken', ledBy: messageId });
    if (leader.actedAt !== null || leader.dismissedAt !== null) return null;
    const shown = await this.showing.of(athleteId, [leader, ...led]);
    // Where the one that led may not be said any more, the next leads.
    const [lead, ...others] = await this.welcome.of(addressee, shown);
    if (!lead) return null;
    const { numbersOnLockScreen: withNumbers } = await this.manners.of(athleteId);
    const texts = new NudgeTexts(addressee);
    const { kind, path, shareable } = lead.nudge;
    const text = texts.of(kind, lead.reading, { withNumbers });
    const { short } = texts.of(kind, lead.reading);
    const isDiscreet = KIND_FACTS[kind].reach === 'quiet-push';
    const quiet = quietly(texts);
    const told = isDiscreet
      ? quiet
      : { title: text.title, short: text.short, path, actions: actionsOf(kind, lead, texts) };
    const along = others
      .map(({ nudge, reading }) => texts.of(nudge.kind, reading))
      .map(({ title, full }) => `${title}\n${full}`);
    return {
      ...told,
      language: addressee.language,
      full: [isDiscreet ? `${text.title}\n${text.full}` : text.full, ...along].join('\n\n'),
      inClear: shareable && !isDiscreet ? { ...told, short } : quiet,
      tag: tagOf(lead),
    };
  }
}

/** That there is a note and nothing more. It cannot be put off where it lies, so that it does not tell a caution from another. */
function quietly(texts: NudgeTexts): Wording['inClear'] {
  const [title, short, label] = [texts.own('quiet.title'), texts.own('quiet.short'), texts.own('open')];
  return { title, short, path: INBOX, actions: [{ act: 'open', label, path: INBOX }] };
}

/** What can be done with it where it lies. */
export function actionsOf(kind: Kind, { nudge, reading }: Shown, texts: NudgeTexts): MessageAction[] {
  const open: MessageAction = logsFood(kind)
    ? { act: 'open', label: texts.own('log-food'), path: FOOD }
    : openingOf(kind, { nudge, reading }, texts);
  // Nobody is to put off a caution.
  if (reading.isCaution) return [open];
  const later: MessageAction = { act: 'later', label: texts.own('later'), path: null };
  return [open, later, { act: 'done', label: texts.own('done'), path: null }];
}

/** What the tap itself does. */
export function openingOf(kind: Kind, { nudge, reading }: Shown, texts: NudgeTexts): MessageAction {
  return { act: 'open', label: texts.of(kind, reading).open, path: nudge.path };
}

/** What is said of eating is followed by noting what was eaten, wherever the tap itself leads. */
function logsFood(kind: Kind): boolean {
  return KIND_FACTS[kind].theme === 'food' || kind === 'session-food';
}

/** The newest of a theme takes the place of the one before it; what is of a session does so for that session. */
function tagOf({ nudge: { kind, theme, sessionId, id }, reading }: Shown): string {
  // Of these no two are to be told apart, not even an urgent one.
  if (KIND_FACTS[kind].reach === 'quiet-push') return theme;
  if (reading.isCaution) return id.replaceAll('-', '');
  return sessionId === null ? theme : sessionId.replaceAll('-', '');
}
