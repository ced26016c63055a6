import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./Markdown.tsx";
import { parseMarkdown, safeHref } from "./parse.ts";

const html = (text: string): string =>
  renderToStaticMarkup(<Markdown text={text} />)
    .replace(/ class="[^"]*"/g, "")
    .replace(/ (target|rel|dir|tabindex)="[^"]*"/g, "")
    .replace(/<\/?span>/g, "");

describe("light Markdown in a message", () => {
  it.each([
    ["plain text", "We have a truck loading at 11.", "<p>We have a truck loading at 11.</p>"],
    ["bold", "it is **really** slow", "<p>it is <strong>really</strong> slow</p>"],
    ["italics", "it is *really* _quite_ slow", "<p>it is <em>really</em> <em>quite</em> slow</p>"],
    ["both", "**so *very* slow**", "<p><strong>so <em>very</em> slow</strong></p>"],
    ["code", "run `a < b && **c**`", "<p>run <code>a &lt; b &amp;&amp; **c**</code></p>"],
    ["a code block", "```sh\nls *a*\n\nls\n```\nthen", "<pre><code>ls *a*\n\nls</code></pre><p>then</p>"],
    ["an open fence", "```\nls", "<p>```<br/>ls</p>"],
    ["a list", "Steps:\n- one\n- **two**", "<p>Steps:</p><ul><li>one</li><li><strong>two</strong></li></ul>"],
    ["a numbered list", "3. three\n4. four", '<ol start="3"><li>three</li><li>four</li></ol>'],
    ["line breaks", "one\ntwo\n\nthree", "<p>one<br/>two</p><p>three</p>"],
    ["a link", "[our guide](https://a.example/x?y=1)", '<p><a href="https://a.example/x?y=1">our guide</a></p>'],
    [
      "a typed address",
      "see https://a.example/x.",
      '<p>see <a href="https://a.example/x">https://a.example/x</a>.</p>',
    ],
    ["an address in brackets", "(http://a.example)", '<p>(<a href="http://a.example">http://a.example</a>)</p>'],
    [
      "an address with brackets",
      "https://a.example/x_(y)",
      '<p><a href="https://a.example/x_(y)">https://a.example/x_(y)</a></p>',
    ],
    [
      "mail and phone",
      "mailto:a@b.example tel:+441632960140",
      '<p><a href="mailto:a@b.example">mailto:a@b.example</a> <a href="tel:+441632960140">tel:+441632960140</a></p>',
    ],
    ["names with underscores", "edit my_config_file and 2*3*4", "<p>edit my_config_file and 2<em>3</em>4</p>"],
    ["stars alone", "2 * 3 * 4 ** 5", "<p>2 * 3 * 4 ** 5</p>"],
  ])("shows %s", (_, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  it("opens links elsewhere, without telling the target who opened them", () => {
    expect(renderToStaticMarkup(<Markdown text="https://a.example" />)).toContain(
      'target="_blank" rel="noopener noreferrer nofollow"',
    );
  });
});

describe("what must stay text", () => {
  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><iframe src="javascript:alert(1)"></iframe>',
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](\u0001javascript:alert(1))",
    "[click](java\tscript:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:msgbox(1))",
    "[click](//evil.example)",
    "[click](/\\evil.example)",
    "[click](file:///etc/passwd)",
    "![x](javascript:alert(1))",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{constructor.constructor('alert(1)')()}}",
    "<a href='https://a.example' onclick=alert(1)>",
    "[click](https://user:password@evil.example)",
    "[a](https://a.example\u202Eevil)",
  ])("%s", (attack) => {
    const out = renderToStaticMarkup(<Markdown text={attack} />);
    const tags = out.match(/<[a-z][^>]*>/gi) ?? [];
    for (const tag of tags) expect(tag).toMatch(/^<(p|span|a|em|strong|code)[ >]/);
    expect(out).not.toMatch(/<[^>]*\son\w+=/i);
    for (const [, href] of out.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/);
  });

  it("refuses hidden characters and credentials in an address", () => {
    expect(safeHref("https://user@evil.example")).toBeUndefined();
    expect(safeHref("https://a.example/\u2066x")).toBeUndefined();
    expect(safeHref("https://")).toBeUndefined();
    expect(safeHref("HTTPS://a.example")).toBe("HTTPS://a.example");
  });

  it("keeps quotes inside an address from ending the attribute", () => {
    const out = renderToStaticMarkup(<Markdown text={'[a](https://a.example/"onmouseover="alert(1))'} />);
    expect(out).not.toMatch(/<a[^>]*\sonmouseover=/);
  });
});

describe("unusual texts", () => {
  it("keeps 10,000 characters without a space whole", () => {
    expect(html("x".repeat(10_000))).toBe(`<p>${"x".repeat(10_000)}</p>`);
  });

  it.each(["*", "_", "`", "[", "**a", "[a](", "```\n", "```a\n", "- ", "1. ", "https://", "_a ", "*a ", "> "])(
    "reads 10,000 characters of %j within 50 ms",
    (unit) => {
      const text = unit.repeat(Math.ceil(10_000 / unit.length));
      const before = performance.now();
      parseMarkdown(text);
      expect(performance.now() - before).toBeLessThan(50);
    },
  );

  it("keeps right-to-left text and emoji as they are", () => {
    expect(html("שלום **עולם** 👩‍💻")).toBe("<p>שלום <strong>עולם</strong> 👩‍💻</p>");
    expect(renderToStaticMarkup(<Markdown text="مرحبا" />)).toContain('dir="auto"');
  });

  it("loses nothing of a plain text", () => {
    const text = "a * b _ c ` d [ e ] ( f ) https://x";
    const flat = JSON.stringify(parseMarkdown(text));
    for (const word of ["a * b _ c ", "` d [ e ] ( f )"]) expect(flat).toContain(word.trim());
  });

  it("shows an empty message as nothing", () => {
    expect(html("")).toBe("");
    expect(html("\n\n")).toBe("");
  });
});
