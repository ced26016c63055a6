import type { Calendar, CalendarInput } from "@deskbell/common/hours/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { useConfirm } from "../../shared/ui/confirm/ConfirmProvider.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { SaveBar } from "../../shared/ui/save/SaveBar.tsx";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { ConflictDialog } from "../page/ConflictDialog.tsx";
import { Crumbs } from "../page/Crumbs.tsx";
import { useProblemWords } from "../page/fault.ts";
import { Page } from "../page/Page.tsx";
import { useLeaveGuard } from "../page/useLeaveGuard.ts";
import { useMay } from "../session/me.ts";
import { CalendarBasics } from "./CalendarBasics.tsx";
import { currentQuery } from "./calendars.ts";
import { Holidays } from "./Holidays.tsx";
import styles from "./Hours.module.css";
import type { Field } from "./merge.ts";
import { useCalendarDraft } from "./useCalendarDraft.ts";
import { useFieldWords } from "./useFieldWords.ts";
import { useCurrentWords } from "./useHoursWords.ts";
import { WeekGrid } from "./WeekGrid.tsx";

/** A calendar with its week and holidays, saved by hand (spec 95 sections 1.1 and 3). */
export function CalendarEditor(props: { calendar?: Calendar; start: CalendarInput; calendars: readonly Calendar[] }) {
  const { t } = useLingui();
  const { calendar } = props;
  const navigate = useNavigate();
  const may = useMay();
  const change = calendar ? calendar.can.change : may("settings.system");
  const edit = useCalendarDraft(
    calendar,
    props.start,
    (id) => void navigate({ to: "/hours/$id", params: { id: String(id) }, replace: true, ignoreBlocker: true }),
  );
  const words = useFieldWords();
  const changes = calendar ? edit.changes : edit.changes + (edit.input.name.trim() ? 1 : 0);
  useLeaveGuard(edit.changes > 0);
  const part = { input: edit.input, disabled: !change, onChange: edit.set, errorOf: edit.errorOf };
  const title = calendar?.name ?? t`New office hours`;
  return (
    <Page
      narrow
      title={title}
      tab={title}
      crumbs={<Crumbs path={[{ to: "/hours", label: t`Office hours` }]} here={title} />}
      sub={<Now calendar={calendar} />}
      actions={calendar && change && <Delete calendar={calendar} last={props.calendars.length === 1} />}
      footer={
        <>
          <SaveBar
            changes={change ? changes : 0}
            effect={
              edit.input.isDefault ? <Trans>Applies to everybody without office hours of their own.</Trans> : undefined
            }
            problem={edit.problem}
            saving={edit.saving}
            onSave={edit.save}
            onDiscard={() => {
              edit.discard();
              if (!calendar) void navigate({ to: "/hours", ignoreBlocker: true });
            }}
          />
          <ConflictDialog
            conflicts={(edit.clashes?.fields ?? []).map((field: Field) => ({
              key: field,
              title: words.name(field),
              theirs: edit.clashes ? words.value(field, edit.clashes.theirs) : "",
              mine: words.value(field, edit.input),
            }))}
            onChosen={edit.resolve}
            onClose={edit.closeClashes}
          />
        </>
      }
    >
      {!change && (
        <p className={styles.note}>
          <Trans>A master admin changes office hours.</Trans>
        </p>
      )}
      <CalendarBasics {...part} calendars={props.calendars} own={calendar?.id} />
      <WeekGrid {...part} />
      <Holidays {...part} />
    </Page>
  );
}

function Now({ calendar }: { calendar: Calendar | undefined }) {
  const { t } = useLingui();
  const words = useCurrentWords();
  const current = useQuery({ ...currentQuery(calendar), enabled: calendar !== undefined }).data;
  if (!calendar) return <Trans>Nothing is saved yet.</Trans>;
  const used = calendar.isDefault || calendar.accountIds.length > 0 || calendar.queueIds.length > 0;
  if (!used) return <Trans>Nobody has these office hours yet.</Trans>;
  return current ? words(current) : calendar.open ? t`Open now` : t`Closed now`;
}

function Delete(props: { calendar: Calendar; last: boolean }) {
  const { t } = useLingui();
  const { calendar } = props;
  const confirm = useConfirm();
  const toast = useToast();
  const problem = useProblemWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = async () => {
    const text = props.last
      ? t`Without any office hours you count as always open: contacts may chat at any hour.`
      : calendar.isDefault
        ? t`It is the default. Whoever has no office hours of their own then counts as always open.`
        : t`Accounts and queues that have it go back to the default.`;
    const sure = await confirm({
      title: t`Delete "${calendar.name}"?`,
      text,
      action: t`Delete office hours`,
      danger: true,
    });
    if (!sure) return;
    try {
      await call("DELETE /calendars/{id}", { params: { id: calendar.id }, ifMatch: calendar.etag });
    } catch (error) {
      toast({ kind: "problem", message: problem(error) });
      void client.invalidateQueries({ queryKey: ["calendars"] });
      return;
    }
    toast({ message: t`"${calendar.name}" deleted` });
    await navigate({ to: "/hours", ignoreBlocker: true });
    await client.invalidateQueries({ queryKey: ["calendars"] });
  };
  return (
    <Button variant="default" color="red" leftSection={<Icon of={IconTrash} size={16} />} onClick={() => void remove()}>
      <Trans>Delete</Trans>
    </Button>
  );
}
