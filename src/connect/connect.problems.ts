import { Postponed } from '#src/jobs/retry';
import { Problem } from '#src/kernel/problem';

/** The brand would not give the grant: the code was used or old, or the key is wrong. */
export class GrantRefused extends Problem {
  readonly kind = 'invalid';
  readonly code = 'connect.grant-refused';

  constructor(title: string) {
    super(`${title} did not accept this; begin again with Connect.`);
    this.details['title'] = title;
  }
}

/** The brand lets only so many athletes use this installation's application. */
export class AthleteCapReached extends Problem {
  readonly kind = 'conflict';
  readonly code = 'connect.athlete-cap-reached';

  constructor(title: string) {
    super(`${title} lets no more athletes use this Svett; its operator must ask ${title} for more room.`);
    this.details['title'] = title;
  }
}

/** The grant is over at the brand's side: tokens revoked or run out. */
export class GrantLost extends Problem {
  readonly kind = 'unauthorised';
  readonly code = 'connect.grant-lost';

  constructor(title: string) {
    super(`${title} no longer lets Svett in; connect again.`);
    this.details['title'] = title;
  }
}

/** The brand does not take this access token: refresh it once, and then believe it. */
export class TokenRefused extends Problem {
  readonly kind = 'unauthorised';
  readonly code = 'connect.token-refused';

  constructor(title: string) {
    super(`${title} did not take the access token.`);
    this.details['title'] = title;
  }
}

/** What was asked needs a permission the athlete did not give: asking again cannot help. */
export class ScopeMissing extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'connect.scope-missing';

  constructor(title: string) {
    super(`${title} was not allowed to show this; connect again and leave its boxes ticked.`);
    this.details['title'] = title;
  }
}

/** The brand has switched the whole application off: nobody's link is at fault. */
export class ApplicationInactive extends Problem {
  readonly kind = 'transient';
  readonly code = 'connect.application-inactive';

  constructor(title: string) {
    super(
      `${title} has switched this installation's application off; its operator must renew it with ${title}.`,
    );
    this.details['title'] = title;
  }
}

/** The brand asks for patience (429), or our own share of its budget is spent. */
export class BudgetSpent extends Postponed {
  readonly code = 'connect.budget-spent';

  constructor(title: string, until: Date) {
    super(`${title} takes no more requests for now; going on later.`, until);
    this.details['title'] = title;
  }
}

/** The brand said 429; `until` is when to try again. */
export class RateLimited extends Problem {
  readonly kind = 'transient';
  readonly code = 'connect.rate-limited';

  constructor(
    title: string,
    /** Seconds the brand itself asked for; null: to the end of the window. */
    readonly retryAfterS: number | null,
  ) {
    super(`${title} takes no more requests for now.`);
    this.details['title'] = title;
  }
}

/** 5xx, HTML where JSON should be, a broken line, no answer in time. */
export class VendorDown extends Problem {
  readonly kind = 'transient';
  readonly code = 'connect.vendor-down';

  constructor(title: string) {
    super(`${title} does not answer as it should; trying again later.`);
    this.details['title'] = title;
  }
}

/** No such thing there, or not ours to see. */
export class NotThere extends Problem {
  readonly kind = 'missing';
  readonly code = 'connect.not-there';

  constructor(title: string) {
    super(`${title} has no such activity for us.`);
    this.details['title'] = title;
  }
}

/** An answer we do not understand: the brand changed it, or we have it wrong. */
export class AnswerNotUnderstood extends Problem {
  readonly kind = 'broken';
  readonly code = 'connect.answer-not-understood';

  constructor(title: string) {
    super(`${title} answered something Svett does not understand.`);
    this.details['title'] = title;
  }
}

/** A webhook whose sender cannot be the brand, or that cannot be read. */
export class WebhookRefused extends Problem {
  readonly kind = 'forbidden';
  readonly code = 'connect.webhook-refused';

  constructor() {
    super('This notice is refused.');
  }
}

/** An address the brand told us to collect from that is not the brand's. */
export class StrangeAddress extends Problem {
  readonly kind = 'invalid';
  readonly code = 'connect.strange-address';

  constructor(title: string) {
    super(`An address in a notice is not one of ${title}'s; it is not called.`);
    this.details['title'] = title;
  }
}

export class NoSuchBrand extends Problem {
  readonly kind = 'missing';
  readonly code = 'connect.no-such-brand';

  constructor() {
    super('There is no such service to connect with; the connections page lists those there are.');
  }
}

export class BrandNotSetUp extends Problem {
  readonly kind = 'conflict';
  readonly code = 'connect.brand-not-set-up';

  constructor(title: string) {
    super(`${title} is not set up on this Svett; its operator finds how in the guide to connections.`);
    this.details['title'] = title;
  }
}

/** A pasted key where there is a page to approve on, or the other way round. */
export class OtherWayIn extends Problem {
  readonly kind = 'conflict';
  readonly code = 'connect.other-way-in';

  constructor(title: string) {
    super(`${title} is not connected in this way; the connections page shows how.`);
    this.details['title'] = title;
  }
}

/** Somebody else here has linked this very account. */
export class VendorAccountTaken extends Problem {
  readonly kind = 'conflict';
  readonly code = 'connect.vendor-account-taken';

  constructor(title: string) {
    super(`That ${title} account is connected to somebody else here already; disconnect it there first.`);
    this.details['title'] = title;
  }
}

/** The athlete has another account of this brand linked, and its data would mix with this one's. */
export class OtherAccountLinked extends Problem {
  readonly kind = 'conflict';
  readonly code = 'connect.other-account-linked';

  constructor(title: string) {
    super(`Another ${title} account of yours is connected already; disconnect that one first.`);
    this.details['title'] = title;
  }
}

/** The brand is left alone for a while, because it switched our application off. */
export class BrandResting extends Postponed {
  readonly code = 'connect.application-inactive';

  constructor(title: string, until: Date) {
    super(
      `${title} has switched this installation's application off; its operator must renew it with ${title}.`,
      until,
    );
    this.details['title'] = title;
  }
}

/** Another process is renewing this link's tokens. */
export class RenewalUnderWay extends Postponed {
  readonly code = 'connect.renewal-under-way';

  constructor(until: Date) {
    super('The tokens of this link are being renewed; going on in a moment.', until);
  }
}
