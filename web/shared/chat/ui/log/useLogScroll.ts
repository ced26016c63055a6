import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ChatItem } from "../types.ts";
import { headSeq } from "./rows.ts";

const slack = 48;

/**
 * Keeps a log where its reader is: at the end while they are at the end, at the same message when earlier ones arrive
 * above, and at the first unread when it opens. `seenUpTo` is the newest `seq` that was shown at the end.
 */
export function useLogScroll(options: {
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLDivElement | null>;
  items: readonly ChatItem[];
  openAt: () => HTMLElement | null | undefined;
}) {
  const { scroller, content, items } = options;
  const sticking = useRef(true);
  const opened = useRef(false);
  const before = useRef({ first: items[0], height: 0, count: 0 });
  const [atEnd, setAtEnd] = useState(true);
  const [seenUpTo, setSeenUpTo] = useState(0);
  const head = headSeq(items);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
    sticking.current = true;
    setAtEnd(true);
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || items.length === 0) return;
    const last = before.current;
    if (!opened.current) {
      opened.current = true;
      const start = options.openAt();
      if (start) {
        element.scrollTop = Math.max(0, start.offsetTop - 8);
        sticking.current = isAtEnd(element);
        setAtEnd(sticking.current);
      } else toEnd();
    } else if (items[0] !== last.first && items.length > last.count && !sticking.current) {
      element.scrollTop += element.scrollHeight - last.height;
    } else if (sticking.current || lastIsOwn(items, last.count)) toEnd();
    before.current = { first: items[0], height: element.scrollHeight, count: items.length };
  }, [items, options.openAt, scroller, toEnd]);

  useLayoutEffect(() => {
    if (atEnd) setSeenUpTo(head);
  }, [atEnd, head]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return;
    const observer = new ResizeObserver(() => {
      if (sticking.current) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    observer.observe(element);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [scroller, content]);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    sticking.current = isAtEnd(element);
    setAtEnd(sticking.current);
  }, [scroller]);

  return { atEnd, seenUpTo, toEnd, onScroll };
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight <= slack;
}

function lastIsOwn(items: readonly ChatItem[], countBefore: number): boolean {
  const last = items.at(-1);
  return items.length > countBefore && last?.kind === "message" && last.own && last.state === "sending";
}
