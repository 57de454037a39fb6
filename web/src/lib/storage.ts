// What this browser remembers for one person. A full or forbidden store is not worth an error.
export function recall<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`cityloop.${key}`)
    return text === null ? otherwise : (JSON.parse(text) as T)
  } catch {
    return otherwise
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`cityloop.${key}`, JSON.stringify(value))
  } catch {
    // private browsing, quota: the choice lasts until the page is left
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`cityloop.${key}`)
  } catch {
    // what cannot be read need not be forgotten
  }
}
