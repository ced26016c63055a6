/**
 * Carries short texts between the processes of a site, at once and without any promise: it may drop, repeat and reorder.
 * Whatever travels here is also found elsewhere (logs, feeds, heads, the signal table).
 */
export interface Bus {
  /** Longest message in bytes. */
  readonly maxBytes: number;
  /** `gap` is called when messages may have been missed, for example after a reconnect. */
  start(on: BusEvents): Promise<void>;
  send(messages: string[]): Promise<void>;
  close(): Promise<void>;
}

export interface BusEvents {
  message(text: string): void;
  gap(): void;
}
