import { Trans } from "@lingui/react/macro";
import { IconFileText, IconMessageCircle, IconPhoneCall } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import { useMe } from "../me/me.ts";
import styles from "./GoodToKnowCard.module.css";
import home from "./Home.module.css";

/** What a contact may rely on, in three sentences, beside the box that starts a chat. */
export function GoodToKnowCard() {
  const { features } = useMe();
  return (
    <section className={home.card} aria-labelledby="good-to-know">
      <h2 className={styles.title} id="good-to-know">
        <Trans>Good to know</Trans>
      </h2>
      <ul className={styles.list}>
        {features.preTicketChat && (
          <Fact icon={IconMessageCircle} title={<Trans>Write before anyone joins</Trans>}>
            <Trans>Whoever joins sees all of it, so you need not say it twice.</Trans>
          </Fact>
        )}
        {features.chatCallback && (
          <Fact icon={IconPhoneCall} title={<Trans>No time to wait?</Trans>}>
            <Trans>Leave your number and a time that suits you. We call you.</Trans>
          </Fact>
        )}
        <Fact icon={IconFileText} title={<Trans>Nothing gets lost</Trans>}>
          <Trans>Every chat stays under My chats, to read again and to print.</Trans>
        </Fact>
      </ul>
    </section>
  );
}

function Fact(props: { icon: IconShape; title: ReactNode; children: ReactNode }) {
  return (
    <li className={styles.fact}>
      <span className={styles.tile}>
        <Icon of={props.icon} size={18} />
      </span>
      <span className={styles.words}>
        <strong>{props.title}</strong>
        <span>{props.children}</span>
      </span>
    </li>
  );
}
