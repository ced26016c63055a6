const remembered = 8;

/**
 * How far the server's clock is ahead of this device's, in milliseconds. A sample is late by the way it travelled, so the
 * largest of the last few is nearest to the truth; a jump of the device's clock shows as samples that all disagree.
 */
export class ServerClock {
  #samples: number[] = [];
  offset = 0;

  /** Takes the server's time as it arrived at the device time `now`; true if the offset has moved noticeably. */
  sample(serverTime: string, now: number): boolean {
    const sample = Date.parse(serverTime) - now;
    if (!Number.isFinite(sample)) return false;
    if (Math.abs(sample - this.offset) > 30_000) this.#samples = [];
    this.#samples = [...this.#samples, sample].slice(-remembered);
    const before = this.offset;
    this.offset = Math.max(...this.#samples);
    return Math.abs(this.offset - before) >= 100;
  }

  now(deviceNow: number): number {
    return deviceNow + this.offset;
  }
}
