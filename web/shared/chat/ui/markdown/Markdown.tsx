import type { ReactNode } from "react";
import styles from "./Markdown.module.css";
import { type Block, type Inline, parseMarkdown } from "./parse.ts";

/** A message's text as elements. React escapes all of it; nothing is ever set as HTML. */
export function Markdown(props: { text: string }) {
  return <>{parseMarkdown(props.text).map(renderBlock)}</>;
}

function renderBlock(block: Block, key: number): ReactNode {
  if (block.kind === "code") {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls sideways must be reachable by keyboard
      <pre key={key} className={styles.block} dir="ltr" tabIndex={0}>
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.kind === "list") {
    const items = block.items.map((item, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes
      <li key={index}>{item.map(renderInline)}</li>
    ));
    return block.ordered ? (
      <ol key={key} className={styles.list} start={block.start}>
        {items}
      </ol>
    ) : (
      <ul key={key} className={styles.list}>
        {items}
      </ul>
    );
  }
  return (
    <p key={key} className={styles.paragraph} dir="auto">
      {block.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes
        <span key={index}>
          {index > 0 && <br />}
          {line.map(renderInline)}
        </span>
      ))}
    </p>
  );
}

function renderInline(inline: Inline, key: number): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return (
        <code key={key} className={styles.code} dir="ltr">
          {inline.text}
        </code>
      );
    case "bold":
      return <strong key={key}>{inline.children.map(renderInline)}</strong>;
    case "italic":
      return <em key={key}>{inline.children.map(renderInline)}</em>;
    case "link":
      return (
        <a key={key} className={styles.link} href={inline.href} target="_blank" rel="noopener noreferrer nofollow">
          {inline.children.map(renderInline)}
        </a>
      );
  }
}
