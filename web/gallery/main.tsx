import { mount } from "../shared/app/mount.tsx";
import { deriveBrand } from "../shared/theme/brand.ts";
import { App } from "./App.tsx";

/** The gallery speaks English only; what it shows brings its own words. */
const none = () => Promise.resolve({ messages: {} });

const query = new URLSearchParams(window.location.search);
const brand = query.get("brand");

await mount({
  catalogs: { en: none, de: none },
  density: query.get("density") === "desk" ? "desk" : "client",
  brand: brand ? deriveBrand(`#${brand}`) : undefined,
  children: <App />,
});

window.addEventListener("hashchange", () => window.location.reload());
