import { mount } from "../shared/app/mount.tsx";
import { App } from "./App.tsx";

await mount({
  catalogs: { en: () => import("../locales/en/tech.po"), de: () => import("../locales/de/tech.po") },
  density: "desk",
  children: <App />,
});
