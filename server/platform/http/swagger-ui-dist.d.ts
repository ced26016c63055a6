declare module "swagger-ui-dist" {
  /** Folder with the built files. */
  export function absolutePath(): string;
}
