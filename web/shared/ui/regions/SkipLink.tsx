import { Trans } from "@lingui/react/macro";
import styles from "./SkipLink.module.css";

/** First on every page: jumps over the navigation to the region with this id. */
export function SkipLink(props: { to?: string }) {
  const { to = "main" } = props;
  return (
    <a
      className={styles.link}
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      <Trans>Skip to the content</Trans>
    </a>
  );
}
