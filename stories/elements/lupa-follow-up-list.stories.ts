import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-follow-up-list.ts';
import '../../src/define/lupa-provider.ts';
import { NO_CONNECTION, NOT_SET_UP, press, shown, state } from '../state.ts';

const TAG = 'lupa-follow-up-list';

/** What the staff have to do after consents have been withdrawn: the most urgent first. */
export default {
  title: 'Elements/lupa-follow-up-list',
  component: TAG,
  args: { 'heading-level': 2 },
  render: (args) => html`<lupa-provider api-url="/api">
    <lupa-follow-up-list heading-level=${args['heading-level']}></lupa-follow-up-list>
  </lupa-provider>`,
} satisfies Meta;

const ASK = '[id^=lupa-ask-]';
const CONFIRM = '[id^=lupa-confirm-]';

/** Asked, and then confirmed: a second press at once would be taken for a double click. */
const confirm: ReturnType<typeof press> = async (context) => {
  await press(TAG, ASK)(context);
  const button = await shown(context, TAG, CONFIRM);
  await new Promise((resolve) => setTimeout(resolve, 700));
  button.click();
};

export const Default = state('tasks', ['2 päivää myöhässä', '2 dagar försenad', '2 days overdue']);
export const Asked = state('tasks', ['Kyllä, tehty', 'Ja, det är gjort', 'Yes, it is done'], { play: press(TAG, ASK) });
export const Done = state('tasks', ['Hilkka Henkilöstö', 'Hilkka Henkilöstö', 'Hilkka Henkilöstö'], { play: confirm });
export const GivenAgain = state('tasks-given-again', [
  'Suostumus on sittemmin annettu uudelleen',
  'Samtycket har getts på nytt',
  'The consent has been given again since',
]);
/** Who may not complete one sees what there is to do. */
export const LookedAt = state('educator', ['Eero Mustikkamäki', 'Eero Mustikkamäki', 'Eero Mustikkamäki']);
export const NoTasks = state('no-templates', ['Ei avoimia tehtäviä', 'Inga öppna uppgifter', 'No open tasks']);
export const NotMarked = state(
  'task-not-done',
  ['Tehtävää ei merkitty tehdyksi', 'Uppgiften markerades inte', 'It was not marked as done'],
  { play: confirm },
);
export const NotKnownWhetherMarked = state(
  'task-perhaps-done',
  ['emme tiedä, merkittiinkö', 'vi vet inte om uppgiften', 'we do not know whether it was marked'],
  { play: confirm },
);
export const NotStaff = state('default', [
  'Täällä ei ole sinulle tehtäviä',
  'Här finns inga uppgifter för dig',
  'There are no tasks here for you',
]);
export const Loading = state('loading', ['Ladataan…', 'Laddar…', 'Loading…']);
export const Offline = state('offline', NO_CONNECTION);
export const Failed = state('failed', ['Palvelu ei vastannut', 'Tjänsten svarade inte', 'The service did not answer']);
export const SignedOut = state('signed-out', ['Kirjaudu sisään', 'Logga in', 'Sign in']);
export const Narrow = state('tasks', ['2 päivää myöhässä', '2 dagar försenad', '2 days overdue'], { narrow: true });
export const Unconfigured = state('tasks', NOT_SET_UP, {
  render: () => html`<lupa-follow-up-list></lupa-follow-up-list>`,
});
