import { userIdOf } from "@deskbell/common/people/user-id.ts";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { useMe } from "../session/me.ts";

/** Initials of a contact or agent in the colour that they have in every portal. */
export function PersonAvatar(props: {
  kind: "contact" | "agent";
  id: number;
  name: string;
  size?: 20 | 24 | 28 | 32 | 40;
}) {
  const { site } = useMe();
  return <PresenceAvatar id={userIdOf(site.id, props.kind, props.id)} name={props.name} size={props.size ?? 28} />;
}
