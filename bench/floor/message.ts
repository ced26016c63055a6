import { createServer } from "node:http";
import pg from "pg";
import { type WebSocket, WebSocketServer } from "ws";
import { answerUsage, given } from "../lib/process.ts";

/* The floor of B2: a message in over bare `ws`, one committed insert of one row, out to both sides. */
const { databaseUrl } = given<{ databaseUrl: string }>();
const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 });
await pool.query(`create table if not exists bench_message (
  id bigint generated always as identity primary key, chat int not null, author text not null, client_id text not null,
  text text not null, at timestamptz not null)`);

const insert = {
  name: "insert",
  text: "insert into bench_message (chat, author, client_id, text, at) values ($1, $2, $3, $4, $5) returning id",
};
const chats = new Map<string, Set<WebSocket>>();
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on("connection", (socket, request) => {
  const [, chat, side] = request.url!.split("/") as [string, string, string];
  const sockets = chats.get(chat) ?? new Set();
  chats.set(chat, sockets.add(socket));
  socket.on("close", () => sockets.delete(socket));
  socket.on("error", () => {});
  socket.on("message", async (data) => {
    const { clientMessageId, text } = JSON.parse(String(data)) as { clientMessageId: string; text: string };
    const values = [Number(chat), side, clientMessageId, text, new Date()];
    const { rows } = await pool.query({ ...insert, values });
    const frame = JSON.stringify({ t: "event", seq: rows[0].id, author: side, clientMessageId, text });
    for (const receiver of sockets) receiver.send(frame);
  });
});
http.listen(0, "127.0.0.1", () => process.send!({ port: (http.address() as { port: number }).port }));
answerUsage();
