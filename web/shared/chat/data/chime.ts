import { Store } from "../../realtime/store.ts";

const tones = { alert: [659.3, 880], message: [784, 659.3] } as const;
export type ChimeKind = keyof typeof tones;

/** A soft sound of two tones, made here. Browsers allow it only after the person has touched the page once. */
export class Chime {
  /** True once a sound was wanted and the browser forbade it (spec 10 edge case 11). */
  readonly blocked = new Store(false);
  #context: AudioContext | undefined;

  constructor() {
    if (typeof window === "undefined") return;
    const unlock = () => {
      this.unlock().then((ready) => {
        if (!ready) return;
        for (const name of ["pointerdown", "keydown"]) window.removeEventListener(name, unlock, true);
      });
    };
    for (const name of ["pointerdown", "keydown"])
      window.addEventListener(name, unlock, { capture: true, passive: true });
  }

  get ready(): boolean {
    return this.#context?.state === "running";
  }

  /** Tries to open the sound; within a click or key it succeeds. */
  unlock = async (): Promise<boolean> => {
    if (typeof AudioContext === "undefined") return false;
    this.#context ??= new AudioContext();
    await Promise.race([this.#context.resume().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 300))]);
    if (this.ready) this.blocked.set(false);
    return this.ready;
  };

  /** Plays, or notes that it is not allowed to. */
  play = async (kind: ChimeKind): Promise<boolean> => {
    if (!this.ready && !(await this.unlock())) {
      this.blocked.set(true);
      return false;
    }
    const context = this.#context!;
    for (const [i, frequency] of tones[kind].entries()) tone(context, frequency, context.currentTime + i * 0.16);
    return true;
  };
}

function tone(context: AudioContext, frequency: number, at: number): void {
  const oscillator = new OscillatorNode(context, { type: "sine", frequency });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.16, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0005, at + 0.5);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.55);
}
