import { memo, useEffect, useRef } from "react";
import type { ChatWindowProps } from "../../shared/chat/ui/types.ts";
import { useWindowProps } from "./useWindowProps.tsx";

/**
 * Watches one chat and reports what its window shows; draws nothing. One chat's news then redraws the dock, and not the
 * watchers of the others.
 */
export const WindowSource = memo(function WindowSource(props: {
  id: string;
  minimised: boolean;
  /** The window was here when the page came; it must not take the focus. */
  returning: boolean;
  onWindow: (id: string, window: ChatWindowProps | undefined) => void;
}) {
  const { id, onWindow } = props;
  const folded = useRef(false);
  folded.current ||= props.minimised;
  const window = useWindowProps(id, !props.returning || folded.current);
  useEffect(() => onWindow(id, window));
  useEffect(() => () => onWindow(id, undefined), [id, onWindow]);
  return null;
});
