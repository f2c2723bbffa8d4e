import { REGION_IDS } from './announcer.ts';

/** Name of the slot in which a modal dialog shows the live regions. */
export const ANNOUNCER_SLOT = 'lupa-announcer';

function regions(): HTMLElement[] {
  return Object.values(REGION_IDS).flatMap((id) => document.getElementById(id) ?? []);
}

/**
 * Outside of a modal dialog everything is inert, the live regions of the page too, and nothing of them is read. While
 * the dialog is open they are children of the element that it belongs to, shown in its slot.
 */
export function bringAnnouncer(host: HTMLElement): void {
  for (const region of regions()) {
    if (region.parentElement === host) continue;
    region.slot = ANNOUNCER_SLOT;
    host.append(region);
  }
}

/** Back to where every element of the page finds them. */
export function returnAnnouncer(host: HTMLElement): void {
  for (const region of regions()) {
    if (region.parentElement !== host) continue;
    region.removeAttribute('slot');
    document.body.append(region);
  }
}
