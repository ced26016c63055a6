import { hoursOperations } from "@deskbell/common/hours/api.ts";
import type { Actor } from "../../platform/actor.ts";
import { ifMatchOf, requireIfMatch } from "../../platform/http/etag.ts";
import { Answer, bind } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { addCalendar, changeCalendar, removeCalendar } from "./commands.ts";
import { holidayProposals, holidayRegions } from "./holidays.ts";
import { getCalendar, hoursAt, listCalendars } from "./queries.ts";

const routes = bind<Platform, typeof hoursOperations>(hoursOperations);
const read = {
  actors: ["agent", "api_key"],
  capability: "settings.client",
  scope: "admin:read",
  why: "Administrators see the office hours",
} as const;
const change = {
  actors: ["agent", "api_key"],
  capability: "settings.system",
  scope: "admin:write",
  why: "Master administrators set the office hours",
} as const;

async function oneCalendar(site: Platform, actor: Actor, id: number, status = 200) {
  const calendar = await getCalendar(site, actor, id);
  return new Answer(status, calendar, { etag: calendar.etag });
}

routes.on(
  "GET /calendars/current",
  { actors: ["contact", "agent", "api_key"], scope: "chat:read", why: "Everybody may know when somebody is there" },
  ({ site, actor, query }) => {
    const place = actor.kind === "contact" ? { ...query, accountId: actor.account.id } : query;
    return hoursAt(site, place, site.clock.now());
  },
);

routes.on("GET /calendars/holiday-proposals", read, async ({ query }) => ({
  data: holidayProposals(query, query.year, query.language),
}));

routes.on("GET /calendars/holiday-regions", read, async ({ query }) => holidayRegions(query.country, query.language));

routes.on("GET /calendars", read, async ({ site, actor }) => ({ data: await listCalendars(site, actor) }));

routes.on("GET /calendars/{id}", read, ({ site, actor, params }) => oneCalendar(site, actor, params.id));

routes.on("POST /calendars", change, async ({ site, actor, body }) =>
  oneCalendar(site, actor, await addCalendar(site, actor, body), 201),
);

routes.on("PUT /calendars/{id}", change, async ({ site, actor, params, body, request }) => {
  await changeCalendar(site, actor, params.id, body, requireIfMatch(ifMatchOf(request)));
  return oneCalendar(site, actor, params.id);
});

routes.on("DELETE /calendars/{id}", change, async ({ site, actor, params, request }) => {
  await removeCalendar(site, actor, params.id, requireIfMatch(ifMatchOf(request)));
  return undefined;
});

export const hoursRoutes = routes.routes();
