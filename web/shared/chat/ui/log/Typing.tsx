import { useLingui } from "@lingui/react";
import { Plural } from "@lingui/react/macro";
import { PresenceAvatar } from "../../../ui/person/PresenceAvatar.tsx";
import styles from "./ChatLog.module.css";

/** Three dots and who types; silent for screen readers, which would otherwise interrupt at every key. */
export function Typing(props: { people: readonly { userId: string; name: string }[] }) {
  const { i18n } = useLingui();
  const [first] = props.people;
  if (first === undefined) return null;
  const names = new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(
    props.people.map((person) => person.name.split(/\s+/)[0] as string),
  );
  return (
    <div className={styles.typing} aria-hidden="true">
      <PresenceAvatar id={first.userId} name={first.name} size={24} />
      <span className={styles.dots}>
        <i />
        <i />
        <i />
      </span>
      <span>
        <Plural value={props.people.length} one={`${names} is typing`} other={`${names} are typing`} />
      </span>
    </div>
  );
}
