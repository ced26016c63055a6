import type { Contact } from "@deskbell/common/people/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconCircleOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Sign } from "../../shared/ui/status/Sign.tsx";
import { Part } from "../page/Part.tsx";
import { PersonAvatar } from "../page/PersonAvatar.tsx";
import styles from "./PeopleList.module.css";

/** The cells of a contact in a list; within an account its name needs no saying. */
export function ContactCells({ contact, account }: { contact: Contact; account: boolean }) {
  const { t } = useLingui();
  return (
    <>
      <Part as="rowheader" className={styles.who}>
        <PersonAvatar kind="contact" id={contact.id} name={contact.fullName} />
        <div>
          <Link to="/contacts/$id" params={{ id: String(contact.id) }}>
            {contact.fullName}
          </Link>
          {contact.title && <small>{contact.title}</small>}
        </div>
      </Part>
      {account && (
        <Part as="cell">
          <Link to="/accounts/$id" params={{ id: String(contact.account.id) }} className={styles.above}>
            {contact.account.name}
          </Link>
        </Part>
      )}
      <Part as="cell">{contact.email}</Part>
      <Part as="cell">
        {contact.canAccessPortal ? (
          <Sign icon={IconCircleCheck} family="green" label={t`Portal access`} variant="text" size="sm" />
        ) : (
          <Sign icon={IconCircleOff} family="grey" label={t`No portal access`} variant="text" size="sm" />
        )}
      </Part>
    </>
  );
}
