import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readListSearch } from "./lists/search.ts";
import { NotFoundPage } from "./page/NotFoundPage.tsx";
import { readPanelSearch } from "./permissions/panel-search.ts";
import { readSettingSearch } from "./settings/setting-search.ts";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const under = { getParentRoute: () => root };

const home = createRoute({
  ...under,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/accounts", replace: true });
  },
});

const accounts = createRoute({
  ...under,
  path: "accounts",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("./lists/AccountsPage.tsx"), "AccountsPage"),
});

const contacts = createRoute({
  ...under,
  path: "contacts",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("./lists/ContactsPage.tsx"), "ContactsPage"),
});

const agents = createRoute({
  ...under,
  path: "agents",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("./lists/AgentsPage.tsx"), "AgentsPage"),
});

/** Its tabs draw the header themselves, so that a panel and the save bar stand beside and below all of it. */
const account = createRoute({ ...under, path: "accounts/$id" });
const ofAccount = { getParentRoute: () => account };
const accountOverview = createRoute({
  ...ofAccount,
  path: "/",
  component: lazyRouteComponent(() => import("./account/OverviewTab.tsx"), "OverviewTab"),
});
const accountContacts = createRoute({
  ...ofAccount,
  path: "contacts",
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import("./account/ContactsTab.tsx"), "ContactsTab"),
});
const accountPermissions = createRoute({
  ...ofAccount,
  path: "permissions",
  validateSearch: readPanelSearch,
  component: lazyRouteComponent(() => import("./permissions/AccountPermissions.tsx"), "AccountPermissions"),
});
const accountChat = createRoute({
  ...ofAccount,
  path: "chat",
  validateSearch: readSettingSearch,
  component: lazyRouteComponent(() => import("./settings/AccountChatTab.tsx"), "AccountChatTab"),
});

const contact = createRoute({
  ...under,
  path: "contacts/$id",
  component: lazyRouteComponent(() => import("./contact/ContactPage.tsx"), "ContactPage"),
});

const chat = createRoute({
  ...under,
  path: "chat",
  validateSearch: readSettingSearch,
  component: lazyRouteComponent(() => import("./settings/ChatSettingsPage.tsx"), "ChatSettingsPage"),
});

const hours = createRoute({
  ...under,
  path: "hours",
  component: lazyRouteComponent(() => import("./hours/HoursPage.tsx"), "HoursPage"),
});
const calendar = createRoute({
  ...under,
  path: "hours/$id",
  component: lazyRouteComponent(() => import("./hours/CalendarPage.tsx"), "CalendarPage"),
});

const permissions = createRoute({
  ...under,
  path: "permissions",
  validateSearch: readPanelSearch,
  component: lazyRouteComponent(() => import("./permissions/SitePermissions.tsx"), "SitePermissions"),
});

/** The pages of the admin portal under `/admin` (spec 95 section 1.2). */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    accounts,
    contacts,
    agents,
    account.addChildren([accountOverview, accountContacts, accountPermissions, accountChat]),
    contact,
    chat,
    hours,
    calendar,
    permissions,
  ]),
  basepath: "/admin",
  scrollRestoration: true,
});
