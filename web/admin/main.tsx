import { mount } from "../shared/app/mount.tsx";
import { App } from "./App.tsx";

await mount({
  catalogs: { en: () => import("../locales/en/admin.po"), de: () => import("../locales/de/admin.po") },
  density: "desk",
  children: <App />,
});
