import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Row } from "./figure.ts";
import type { Machine } from "./machine.ts";

const document = fileURLToPath(new URL("../../docs/benchmarks.md", import.meta.url));
const columns = ["figure", "what", "Deskbell", "floor", "ratio", "aim", "met"] as const;

const met = (row: Row) => (row.met === undefined ? "" : row.met ? "yes" : "no");
const cells = (row: Row) => [row.figure, row.what, row.ours, row.floor, row.ratio, row.aim, met(row)];

/** The table for a terminal. */
export function asText(rows: readonly Row[], machine: Machine): string {
  const lines = [columns as readonly string[], ...rows.map(cells)];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const table = lines.map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
  return [describe(machine), "", ...table].join("\n");
}

function describe({ processor, cores, memory, system, node, postgres, load }: Machine): string {
  return `${processor}, ${cores} cores, ${memory}, ${system}; Node.js ${node}, PostgreSQL ${postgres}; load ${load} before the run`;
}

/** Replaces the part of docs/benchmarks.md that this command writes; what stands beside it stays. */
export function writeDocument(rows: readonly Row[], machine: Machine): void {
  const date = new Date().toISOString().slice(0, 10);
  const line = (row: readonly string[]) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const table = [line(columns), line(columns.map(() => "---")), ...rows.map((row) => line(cells(row)))].join("\n");
  const command = `npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(" ")}` : ""}`;
  const part = `Measured ${date} with \`${command}\`.\n${describe(machine)}.\n\n${table}`;
  replacePart("figures", part);
}

/** Puts `text` between the marks of this name. */
export function replacePart(name: string, text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const before = existsSync(document) ? readFileSync(document, "utf8") : "";
  const part = `${begin}\n${text}\n${end}`;
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  const whole = from < 0 ? `${before}\n${part}\n` : before.slice(0, from) + part + before.slice(to + end.length);
  writeFileSync(document, whole);
}
