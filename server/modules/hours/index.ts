import type { Module } from "../../platform/module.ts";
import { passOnHours, watchHours } from "./live.ts";
import { hoursRoutes } from "./routes.ts";

export { isOpen, nextClose, nextOpen, type WorkingCalendar } from "./calendar.ts";
export { addCalendar, changeCalendar, removeCalendar } from "./commands.ts";
export { type HoursPlace, hoursAt } from "./queries.ts";

/** Office hours, holidays and time zones (spec 95 section 3). */
export const hoursModule: Module = {
  name: "hours",
  routes: hoursRoutes,
  install: passOnHours,
  start: watchHours,
};
