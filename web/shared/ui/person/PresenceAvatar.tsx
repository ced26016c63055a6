import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { Icon } from "../icon/Icon.tsx";
import { avatarColour, initials } from "./initials.ts";
import styles from "./PresenceAvatar.module.css";
import { PresenceDot } from "./PresenceDot.tsx";
import { usePresenceWords } from "./presence.ts";

/**
 * A person as picture or initials in a colour of their id, with their presence at the edge. Decorative unless `labelled`:
 * usually the name stands beside it, then only the presence is worth a screen reader's words.
 */
export function PresenceAvatar(props: {
  id: string | number;
  name: string;
  pictureUrl?: string;
  presence?: PresenceState;
  size?: 20 | 24 | 28 | 32 | 36 | 40;
  labelled?: boolean;
  className?: string;
}) {
  const { size = 32, presence } = props;
  const words = usePresenceWords();
  const [broken, setBroken] = useState<string>();
  const colour = avatarColour(props.id);
  const ground = { background: `var(--db-avatar-${colour}-ground)`, color: `var(--db-avatar-${colour}-ink)` };
  const letters = initials(props.name);
  const label = [props.labelled ? props.name : "", presence ? words[presence] : ""].filter(Boolean).join(", ");
  return (
    <span
      className={`${styles.avatar} ${props.className ?? ""}`}
      style={{ width: size, height: size, fontSize: size >= 32 ? size * 0.36 : Math.max(8, size * 0.38), ...ground }}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {props.pictureUrl && broken !== props.pictureUrl ? (
        <img src={props.pictureUrl} alt="" className={styles.picture} onError={() => setBroken(props.pictureUrl)} />
      ) : (
        letters || <Icon of={IconUser} size={size >= 32 ? 16 : 14} />
      )}
      {presence && <PresenceDot state={presence} size={size >= 36 ? 10 : size >= 28 ? 9 : 7} className={styles.dot} />}
    </span>
  );
}
