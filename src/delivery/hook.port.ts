export interface HookAddress {
  url: string;
  /** `whsec_…`, shared with whoever listens there. */
  secret: string;
}

export interface HookCall {
  /** The same over all tries: whoever listens knows a second one by it. */
  id: string;
  /** When this try is made. */
  at: Date;
  /** JSON, exactly as it is signed. */
  body: string;
}

/** Whoever calls web addresses that people gave, signed as Standard Webhooks 1.0.0 says. */
export abstract class HookChannel {
  /**
   * `gone`: they want no more calls.
   * @throws ChannelDown also for every refusal, as receivers answer all sorts of things @throws ChannelBusy @throws AddressRefused
   */
  abstract send(to: HookAddress, call: HookCall): Promise<'sent' | 'gone'>;
}
