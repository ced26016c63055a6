import { useLingui } from "@lingui/react/macro";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./Page.module.css";

/** The way to this page: links, then the page itself. */
export function Crumbs(props: { path: { to: string; label: string }[]; here: string }) {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Breadcrumb`}>
      <ol className={styles.crumbs}>
        {props.path.map((step) => (
          <li key={step.to}>
            <Link to={step.to}>{step.label}</Link>
            <Icon of={IconChevronRight} size={14} />
          </li>
        ))}
        <li aria-current="page">{props.here}</li>
      </ol>
    </nav>
  );
}
