// The plan as it is kept on the device: what stands in the form, and when.
export const NAME = "gron-plan";
const SHARED = "gron-plan-shared";

// The browser's storage, or null where it is closed, as in some private windows.
export function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

// Keep pairs of names and values; gives the time, or null if it can't be done.
export function keep(typed) {
  try {
    const at = new Date().toISOString();
    window.localStorage.setItem(NAME, JSON.stringify({ at, typed }));
    return at;
  } catch {
    return null;
  }
}

export function kept() {
  try {
    const found = JSON.parse(window.localStorage.getItem(NAME));
    return Array.isArray(found?.typed) ? found : null;
  } catch {
    return null;
  }
}

export function forget() {
  storage()?.removeItem(NAME);
}

// Whether others use this computer is remembered as long as the tab is open.
export function isShared() {
  try {
    return window.sessionStorage.getItem(SHARED) === "yes";
  } catch {
    return false;
  }
}

export function setShared(value) {
  try {
    if (value) window.sessionStorage.setItem(SHARED, "yes");
    else window.sessionStorage.removeItem(SHARED);
  } catch {
    // Nothing can be kept at all then, and the page says so.
  }
}
