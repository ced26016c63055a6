import { WebSocket } from "ws";

/* The generator: opens so many sockets, says hello on each, counts what arrives. Its parent asks for counts. */
const [url, first, count] = process.argv.slice(2);
let received = 0;
let wanted = Number.POSITIVE_INFINITY;

process.on("message", (message: { want: number }) => {
  wanted = message.want;
  check();
});
process.on("disconnect", () => process.exit());

for (let i = 1; i <= Number(count); i += 50) {
  await Promise.all(Array.from({ length: Math.min(50, Number(count) - i + 1) }, (_, j) => open(Number(first) + i + j)));
}
received = 0;
process.send!({ open: true });

function open(id: number): Promise<void> {
  return new Promise((welcomed, fail) => {
    const socket = new WebSocket(url!, { headers: { cookie: `agent=${id}` }, perMessageDeflate: false });
    socket.on("error", fail);
    socket.once("open", () => socket.send(JSON.stringify({ t: "hello", protocol: 1, device: "bench" })));
    socket.once("message", () => welcomed());
    socket.on("message", (data: Buffer) => {
      // Frames of the broadcast alone; heartbeats are shorter.
      if (data.length > 300) received++;
      check();
    });
  });
}

function check(): void {
  if (received < wanted) return;
  wanted = Number.POSITIVE_INFINITY;
  process.send!({ received });
}
