import type { ReactNode } from "react";

/**
 * A landmark that `F6` can reach: `main`, `nav`, `aside`, `header` or `section` with a name. Focus returns to where it was
 * in the region.
 */
export function Region(props: {
  as: "main" | "nav" | "aside" | "header" | "section";
  label: string;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const Element = props.as;
  return (
    <Element id={props.id} aria-label={props.label} className={props.className} data-region="" tabIndex={-1}>
      {props.children}
    </Element>
  );
}
