import type { Call } from "../../api/client.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";
import type { ChatConfig } from "./options.ts";

const again = 10_000;

/** The site's chat settings, asked for until they are there, and again when the server says that they have changed. */
export class ChatConfigStore extends Store<ChatConfig | undefined> {
  readonly #call: Call;
  readonly #time: Time;
  readonly #language: () => "en" | "de";
  #asked = 0;

  constructor(call: Call, time: Time, language: () => "en" | "de" = () => "en") {
    super(undefined);
    this.#call = call;
    this.#time = time;
    this.#language = language;
  }

  load(): void {
    const asked = ++this.#asked;
    this.#call("GET /chat/config", { query: { language: this.#language() } }).then(
      (config) => asked === this.#asked && this.set(config),
      () => this.#time.after(again, () => asked === this.#asked && this.load()),
    );
  }

  stop(): void {
    this.#asked++;
  }
}
