/** A run of text inside a line. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] };

/** A block of a message. Lines of a paragraph stay lines. */
export type Block =
  | { kind: "paragraph"; lines: Inline[][] }
  | { kind: "list"; ordered: boolean; start: number; items: Inline[][] }
  | { kind: "code"; text: string };

/**
 * Reads light Markdown: bold, italics, code, code blocks, flat lists and links; everything else, HTML above all, is text
 * (spec 10 C-40). Never fails; its work grows with the length of the text, not with its square.
 */
export function parseMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, "\n").split("\n");
  const fenceEnds = findFenceEnds(lines);
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as string;
    if (line.trim() === "") {
      at += 1;
      continue;
    }
    const read = readFence(lines, at, fenceEnds) ?? readList(lines, at) ?? readParagraph(lines, at, fenceEnds);
    blocks.push(read.block);
    at = read.next;
  }
  return blocks;
}

type Read = { block: Block; next: number };

/** For every line where a code block that opens there would end; found once, so that many fences cost no more than few. */
function findFenceEnds(lines: string[]): (number | undefined)[] {
  const ends: (number | undefined)[] = [];
  let next: number | undefined;
  for (let at = lines.length - 1; at >= 0; at--) {
    ends[at] = next;
    if ((lines[at] as string).trim() === "```") next = at;
  }
  return ends;
}

function readFence(lines: string[], from: number, fenceEnds: (number | undefined)[]): Read | undefined {
  const end = fenceEnds[from];
  if (end === undefined || !isFence(lines[from])) return undefined;
  return { block: { kind: "code", text: lines.slice(from + 1, end).join("\n") }, next: end + 1 };
}

function isFence(line: string | undefined): boolean {
  return line !== undefined && /^```[\w+#.-]*\s*$/.test(line);
}

const bullet = /^\s{0,3}[-*•]\s+(.+)$/;
const numbered = /^\s{0,3}(\d{1,4})[.)]\s+(.+)$/;

function readList(lines: string[], from: number): Read | undefined {
  const first = lines[from] as string;
  const ordered = numbered.exec(first);
  const pattern = ordered ? numbered : bullet;
  const items: Inline[][] = [];
  let at = from;
  for (; at < lines.length; at++) {
    const match = pattern.exec(lines[at] as string);
    if (!match) break;
    items.push(parseInline(match.at(-1) as string));
  }
  if (items.length === 0) return undefined;
  return {
    block: { kind: "list", ordered: ordered !== null, start: ordered ? Number(ordered[1]) : 1, items },
    next: at,
  };
}

function readParagraph(lines: string[], from: number, fenceEnds: (number | undefined)[]): Read {
  let at = from + 1;
  while (at < lines.length) {
    const line = lines[at] as string;
    const opensCode = fenceEnds[at] !== undefined && isFence(line);
    if (line.trim() === "" || bullet.test(line) || numbered.test(line) || opensCode) break;
    at += 1;
  }
  return { block: { kind: "paragraph", lines: lines.slice(from, at).map((line) => parseInline(line)) }, next: at };
}

/** What may stand between the marks of bold and italics; nesting goes one level deep, which is all that people write. */
const patterns: [RegExp, (match: RegExpExecArray, depth: number) => Inline | undefined][] = [
  [/`([^`\n]{1,2000})`/y, ([, text]) => ({ kind: "code", text: text as string })],
  [
    /\[([^[\]\n]{1,500})\]\((\S{1,2000}?)\)/y,
    ([, label, url], depth) => {
      const href = safeHref(url as string);
      return href ? { kind: "link", href, children: parseInline(label as string, depth + 2) } : undefined;
    },
  ],
  [/\*\*(?=\S)([^\n]{0,2000}?\S)\*\*/y, ([, text], depth) => nested("bold", text as string, depth)],
  [/__(?=\S)([^\n]{0,2000}?\S)__(?![\p{L}\p{N}_])/uy, ([, text], depth) => nested("bold", text as string, depth)],
  [
    /\*(?=[^\s*])([^*\n]{0,2000}?[^\s*])?\*(?!\*)/y,
    ([, text], depth) => (text ? nested("italic", text, depth) : undefined),
  ],
  [
    /_(?=[^\s_])([^\n]{0,2000}?[^\s_])_(?![\p{L}\p{N}_])/uy,
    ([, text], depth) => nested("italic", text as string, depth),
  ],
];

/** Addresses that people type without brackets. */
const bare = /(?:https?:\/\/|mailto:|tel:)[^\s<>"]{1,2000}/iy;

/** Characters at which something other than text may begin; the scan skips to the next of them. */
const special = /[`[*_]|(?<![\p{L}\p{N}])(?=https?:\/\/|mailto:|tel:)/giu;

/** Marks one message may try to open; beyond it the rest is text, so that a wall of asterisks costs nothing. */
const maxTries = 400;

export function parseInline(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  let tries = 0;
  while (at < text.length) {
    special.lastIndex = at;
    const start = tries < maxTries ? (special.exec(text)?.index ?? text.length) : text.length;
    plain += text.slice(at, start);
    at = start;
    if (at >= text.length) break;
    tries += 1;
    const found = matchAt(text, at, depth);
    if (found) {
      if (plain) out.push({ kind: "text", text: plain });
      plain = "";
      out.push(found.inline);
      at = found.end;
    } else {
      plain += text.slice(at, at + 1);
      at += 1;
    }
  }
  if (plain) out.push({ kind: "text", text: plain });
  return out;
}

function matchAt(text: string, at: number, depth: number): { inline: Inline; end: number } | undefined {
  const inWord = at > 0 && /[\p{L}\p{N}_]/u.test(text[at - 1] as string);
  for (const [pattern, make] of patterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match || (inWord && match[0].startsWith("_")) || (depth > 1 && /^\[/.test(match[0]))) continue;
    const inline = make(match, depth);
    if (inline) return { inline, end: at + match[0].length };
  }
  if (depth > 1) return undefined;
  bare.lastIndex = at;
  const typed = bare.exec(text)?.[0].replace(/[.,;:!?'*_]+$/, "");
  const url = typed && trimBracket(typed);
  const href = url && safeHref(url);
  return href
    ? { inline: { kind: "link", href, children: [{ kind: "text", text: url }] }, end: at + url.length }
    : undefined;
}

/** "(see https://a.example/x)" ends before the bracket unless the address opened one itself. */
function trimBracket(url: string): string {
  return url.endsWith(")") && !url.includes("(") ? url.slice(0, -1) : url;
}

function nested(kind: "bold" | "italic", text: string, depth: number): Inline | undefined {
  return { kind, children: depth > 2 ? [{ kind: "text", text }] : parseInline(text, depth + 1) };
}

/** The address when it may be a link: `http`, `https`, `mailto` and `tel` only, without credentials or control characters. */
export function safeHref(url: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these inside a scheme, so they must be refused
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(url) || /[\u0000-\u0020\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(url))
    return undefined;
  try {
    const parsed = new URL(url);
    if (!["http:", "https:", "mailto:", "tel:"].includes(parsed.protocol) || parsed.username || parsed.password)
      return undefined;
    return url;
  } catch {
    return undefined;
  }
}
