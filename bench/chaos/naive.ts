import { Api } from "@deskbell/web/shared/api/client.ts";
import { Realtime } from "@deskbell/web/shared/realtime/connection.ts";
import { eventStreamLink, webSocketLink } from "@deskbell/web/shared/realtime/link.ts";
import type { Window } from "./history.ts";
import type { RoughLine } from "./rough-line.ts";

/**
 * A client as one would write it without care: it shows what the stream brings, when it brings it, and continues after
 * the last thing it saw. That the checker finds faults in it shows that the run is rough enough and the checker works.
 */
export class NaivePage {
  readonly windows: Window[] = [];
  readonly #realtime: Realtime;
  readonly #line: RoughLine;
  readonly #followed = new Set<string>();

  constructor(origin: string, cookie: string, line: RoughLine) {
    this.#line = line;
    const headers = { cookie, origin };
    const api = new Api({ base: `http://${line.host}`, headers });
    const webSocket = webSocketLink(`ws://${line.host}/realtime`, { headers });
    this.#realtime = new Realtime({ api, device: "naive", webSocket, eventStream: eventStreamLink(api) });
    this.#realtime.start();
  }

  follow(sid: string): void {
    if (this.#followed.has(sid)) return;
    this.#followed.add(sid);
    const window: Window = { page: "naive", sid, glimpses: [] };
    this.windows.push(window);
    const log: { seq: number; id: string }[] = [];
    const nothing = () => {};
    this.#realtime.subscribeChat(sid, () => log.at(-1)?.seq ?? 0, {
      event: ({ seq, id }) => {
        log.push({ seq, id });
        window.glimpses.push({ log: [...log], entries: log.map((event) => event.id) });
      },
      live: nothing,
      head: nothing,
      cursor: nothing,
      typing: nothing,
      resync: nothing,
      gone: nothing,
    });
  }

  close(): void {
    this.#realtime.stop();
    this.#line.close();
  }
}
