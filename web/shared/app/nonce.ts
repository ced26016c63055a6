/** The nonce that the server put into the page; style elements made at run time must carry it (strict CSP). */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}

/** Gives the nonce to the scroll lock of dialogs, which makes its own style element and looks for it in this global. */
export function publishNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
