/** A value that can be watched; it is replaced and never changed in place, which `useSyncExternalStore` needs. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get = (): T => this.#value;

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  update(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** Listeners of one kind of happening. */
export class Signal<T extends unknown[]> {
  readonly #listeners = new Set<(...args: T) => void>();

  on = (listener: (...args: T) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  emit(...args: T): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }
}
