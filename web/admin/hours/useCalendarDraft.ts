import type { Calendar, CalendarInput } from "@deskbell/common/hours/api.ts";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { isStale, useProblemWords } from "../page/fault.ts";
import { inputOf } from "./calendars.ts";
import { changedFields, type Field, mergeCalendars } from "./merge.ts";

export type Clashes = { fields: Field[]; theirs: Calendar };

/** Unsaved changes of a calendar, begun on one version of it; two people's changes are merged, or asked about. */
export function useCalendarDraft(
  calendar: Calendar | undefined,
  start: CalendarInput,
  onCreated: (id: number) => void,
) {
  const { t } = useLingui();
  const client = useQueryClient();
  const toast = useToast();
  const problem = useProblemWords();
  const [base, setBase] = useState({ input: start, etag: calendar?.etag });
  const [input, setInput] = useState(start);
  const [clashes, setClashes] = useState<Clashes>();
  const changed = changedFields(base.input, input);
  const refresh = () => client.invalidateQueries({ queryKey: ["calendars"] });
  const take = (saved: Calendar) => {
    setBase({ input: inputOf(saved), etag: saved.etag });
    setInput(inputOf(saved));
    void refresh();
  };
  const put = (body: CalendarInput, ifMatch: string | undefined) =>
    call("PUT /calendars/{id}", { params: { id: calendar?.id ?? 0 }, body, ifMatch });
  const undo = async (before: CalendarInput, saved: Calendar) => {
    try {
      take(await put(before, saved.etag));
    } catch (error) {
      toast({ kind: "problem", message: problem(error) });
    }
  };
  const save = useMutation({
    mutationFn: async (given: CalendarInput) => {
      if (!calendar) return call("POST /calendars", { body: given });
      try {
        return await put(given, base.etag);
      } catch (error) {
        if (!isStale(error)) throw error;
        const theirs = await call("GET /calendars/{id}", { params: { id: calendar.id } });
        const { merged, clashes: fields } = mergeCalendars(base.input, given, inputOf(theirs));
        if (fields.length === 0) return put(merged, theirs.etag);
        setClashes({ fields, theirs });
        return undefined;
      }
    },
    onSuccess: (saved) => {
      if (!saved) return;
      const before = base.input;
      take(saved);
      toast({
        message: t`Office hours saved`,
        onUndo: calendar ? () => void undo(before, saved) : undefined,
      });
      if (!calendar) onCreated(saved.id);
    },
  });
  const resolve = (keepTheirs: ReadonlySet<string>) => {
    if (!clashes) return;
    const theirs = inputOf(clashes.theirs);
    const { merged } = mergeCalendars(base.input, input, theirs);
    const kept = clashes.fields.filter((field) => keepTheirs.has(field)).map((field) => [field, theirs[field]]);
    const next = { ...merged, ...Object.fromEntries(kept) } as CalendarInput;
    setBase({ input: theirs, etag: clashes.theirs.etag });
    setInput(next);
    setClashes(undefined);
    put(next, clashes.theirs.etag)
      .then(take)
      .catch((error) => toast({ kind: "problem", message: problem(error) }));
  };
  const errors = save.error instanceof ApiProblem ? save.error.errors : [];
  return {
    input,
    set: (part: Partial<CalendarInput>) => {
      save.reset();
      setInput((present) => ({ ...present, ...part }));
    },
    changes: changed.length,
    save: () => save.mutate(input),
    saving: save.isPending,
    problem: save.error ? problem(save.error) : undefined,
    /** The first complaint about a part, for example `weekly/2`. */
    errorOf: (part: string) => errors.find(({ pointer }) => `${pointer}/`.startsWith(`/${part}/`))?.detail,
    discard: () => {
      save.reset();
      setInput(base.input);
    },
    clashes,
    resolve,
    closeClashes: () => setClashes(undefined),
  };
}
