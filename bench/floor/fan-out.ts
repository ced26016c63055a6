import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { answerUsage } from "../lib/process.ts";

/* The floor of B7 and B8: bare `ws`. What comes in as a message goes out to everybody; a hello is answered alone. */
const sockets = new Set<WebSocket>();
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on("connection", (socket) => {
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => {});
  socket.on("message", (data) => {
    const text = String(data);
    if (text.startsWith('{"t":"hello"')) socket.send('{"t":"welcome"}');
    else for (const receiver of sockets) receiver.send(text);
  });
});
http.listen(0, "127.0.0.1", () => process.send!({ port: (http.address() as { port: number }).port }));
answerUsage();
