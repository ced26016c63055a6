import { memo, useLayoutEffect } from "react";
import type { DockWindow } from "../../../shared/chat/data/dock.ts";
import type { ChatWindowProps } from "../../../shared/chat/ui/types.ts";
import { useWindowProps } from "./useWindowProps.ts";

/**
 * Draws nothing: follows one chat and hands on what its window shows. It stands apart from the window, so that the dock can
 * lay out all windows at once while each listens to its own chat only.
 */
export const ChatSource = memo(function ChatSource(props: {
  window: DockWindow;
  quiet: boolean;
  onProps: (key: string, props: ChatWindowProps | null) => void;
}) {
  const { window, onProps } = props;
  const given = useWindowProps(window, props.quiet);
  useLayoutEffect(() => onProps(window.key, given), [onProps, window.key, given]);
  useLayoutEffect(() => () => onProps(window.key, null), [onProps, window.key]);
  return null;
});
