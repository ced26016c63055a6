import { Tooltip } from "@mantine/core";
import type { RefObject } from "react";

/** The tooltip of a time; a file of its own, so that only who looks at one loads what tooltips need. */
export function ExactTip(props: { target: RefObject<HTMLElement | null>; label: string }) {
  return <Tooltip target={props.target} opened label={props.label} />;
}
