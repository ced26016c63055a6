import { WebSocket } from "ws";
import { Line } from "../lib/http.ts";

/** One side of a chat: writes, and hears what was written. `heard` gets the id of each message. */
export interface End {
  /** Resolves when the writer knows that the message is kept. */
  write(clientMessageId: string, text: string): Promise<void>;
  heard: (clientMessageId: string) => void;
  close(): void;
}

export interface ChatEnds {
  url: string;
  /** Id of the chat, and whose cookies its two sides send. */
  sid: string;
  cookies: [string, string];
}

export async function openDeskbellEnd(url: string, sid: string, cookie: string): Promise<End> {
  const line = new Line(url, cookie);
  const socket = new WebSocket(`${url.replace("http", "ws").replace("localhost", "127.0.0.1")}/realtime`, {
    headers: { cookie },
    perMessageDeflate: false,
  });
  const end: End = {
    write: async (clientMessageId, text) => {
      const { status, body } = await line.call("POST", `/chat-sessions/${sid}/messages`, { clientMessageId, text });
      if (status !== 201) throw new Error(`a message was answered with ${status}: ${body}`);
    },
    heard: () => {},
    close: () => {
      line.close();
      socket.terminate();
    },
  };
  const live = Promise.withResolvers<void>();
  socket.on("error", live.reject);
  socket.on("open", () => socket.send(JSON.stringify({ t: "hello", protocol: 1, device: "bench" })));
  socket.on("message", (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('{"t":"welcome"')) socket.send(JSON.stringify({ t: "sub", sid, after: 1e9 }));
    else if (text.startsWith('{"t":"live"')) live.resolve();
    else tell(end, text);
  });
  await live.promise;
  return end;
}

export async function openBareEnd(url: string, chat: number, side: string): Promise<End> {
  const socket = new WebSocket(`${url}/${chat}/${side}`, { perMessageDeflate: false });
  const waiting = new Map<string, () => void>();
  const end: End = {
    write: (clientMessageId, text) => {
      socket.send(JSON.stringify({ clientMessageId, text }));
      return new Promise((kept) => waiting.set(clientMessageId, kept));
    },
    heard: () => {},
    close: () => socket.terminate(),
  };
  socket.on("message", (data: Buffer) =>
    tell(end, data.toString(), (id) => {
      waiting.get(id)?.();
      waiting.delete(id);
    }),
  );
  await new Promise<void>((open, fail) => socket.once("open", open).once("error", fail));
  return end;
}

function tell(end: End, frame: string, own?: (id: string) => void): void {
  if (!frame.startsWith('{"t":"event"')) return;
  const id = /"clientMessageId":"([^"]+)"/.exec(frame)?.[1];
  if (!id) return;
  own?.(id);
  end.heard(id);
}
