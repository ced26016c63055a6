import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chatStatuses } from "@deskbell/common/chat/schemas.ts";
import { type Outcome, transitions } from "@deskbell/common/chat/transitions.ts";
import { expect, it } from "vitest";

const file = fileURLToPath(new URL("../../../docs/chat-transitions.md", import.meta.url));

const words = (outcome: Outcome) =>
  "to" in outcome
    ? `**→ ${outcome.to}**`
    : "stay" in outcome
      ? "done"
      : "noop" in outcome
        ? "nothing"
        : `\`${outcome.refuse}\``;

function page(): string {
  const rows = transitions.map(
    ({ verb, type, who, at }) =>
      `| ${verb}${type ? ` (${type})` : ""} | ${who.join(", ")} | ${chatStatuses.map((status) => words(at[status])).join(" | ")} |`,
  );
  return `# Chat: who may do what, in which status

Printed from the table that the code runs (\`common/chat/transitions.ts\`). The first row that fits verb, type and one of the
actor's roles decides; rules that look further (the join policy, the last agent) come after it. Whoever has no role in a chat
gets 404.

| verb | who | ${chatStatuses.join(" | ")} |
| --- | --- | ${chatStatuses.map(() => "---").join(" | ")} |
${rows.join("\n")}

"done" changes something within the status, "nothing" answers 200 and changes nothing, a code refuses.
`;
}

// To print it anew: UPDATE_DOCS=1 npx vitest run server/modules/chat/transitions-doc.test.ts
it("docs/chat-transitions.md is the table that the code runs", () => {
  if (process.env.UPDATE_DOCS) writeFileSync(file, page());
  expect(readFileSync(file, "utf8")).toBe(page());
});
