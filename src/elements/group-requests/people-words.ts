import { msg, str } from '@lit/localize';

export function peopleAdded(count: number): string {
  return msg(str`Added to the people: ${count}`, { id: 'group-requests.people-added' });
}

export function personRemoved(name: string): string {
  return msg(str`Removed from the people: ${name}`, { id: 'group-requests.person-removed' });
}

/** To do it twice is to do it once. */
export function peopleUnknown(): string {
  return msg('It is not known whether the people were saved: there is no connection. Try again.', {
    id: 'group-requests.people-unknown',
  });
}

export function peopleNotSaved(): string {
  return msg('The people were not saved. Try again.', { id: 'group-requests.people-not-saved' });
}
