import type { Kind, Theme } from '#src/advice/kinds';

/** Something to be carried to a person. Its words are asked for when it leaves. */
export interface Message {
  /** The nudge's id. */
  id: string;
  athleteId: string;
  kind: Kind;
  theme: Theme;
  sessionId: string | null;
  /** `inbox`: no channel carries it. */
  reach: 'push' | 'quiet-push' | 'inbox';
  /** Made only of what others may see: outgoing webhooks carry nothing else. */
  shareable: boolean;
  urgency: 'low' | 'normal' | 'high';
  /** After this no channel carries it any more. */
  expiresAt: Date;
  /** Left out the first time; 1, 2, … each time the person asked to be told later. It is carried once a round. */
  round?: number;
}
