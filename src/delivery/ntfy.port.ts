export interface NtfyAddress {
  /** `https://ntfy.sh`. */
  server: string;
  topic: string;
  token: string | null;
}

export interface NtfyNote {
  /** The same over all tries: a second one takes the place of the first. */
  id: string;
  title: string;
  text: string;
  urgency: 'low' | 'normal' | 'high';
  /** Opened by a tap. */
  link: string;
  /** Buttons that open an address, or send JSON to it. */
  buttons: ({ label: string; opens: string } | { label: string; sends: string; body: string })[];
}

/** Whoever carries messages to a topic of an ntfy server. */
export abstract class NtfyChannel {
  /** @throws ChannelDown @throws ChannelBusy @throws ChannelRefused @throws MessageTooLong @throws AddressRefused */
  abstract send(to: NtfyAddress, note: NtfyNote): Promise<void>;
}
