/** What a verification has found, in plain words. */
import type { Fault } from '../../service/event-chain.ts';
import type { FileFault } from './read-anchors.ts';
import { holds, type AuditReport } from './verify.ts';

const FAULTS: Record<Fault, string> = {
  missing: 'is missing',
  'out-of-order': 'stands in the place of another event',
  changed: 'has been changed',
  mac: 'was not written with the key: it was put in, or changed together with its seal',
  'payload-changed': 'does not say what it said',
  'payload-missing': 'says nothing any more, and no erasure tells why',
  'not-erased': 'was erased by law, and yet is there',
  rewritten: 'is not the one that was anchored: somebody with the key has changed it, or an event before it',
};

const FILE_FAULTS: Record<FileFault, string> = {
  changed: 'is not what was written there',
  'cut-short': 'has lost lines at its end',
  missing: 'is missing',
};

function faultOfAct(fault: Fault): string {
  return FAULTS[fault].replace('another event', 'another act').replace('an event', 'an act');
}

function faultOfCheck(fault: Fault): string {
  return FAULTS[fault].replace('another event', 'another check').replace('an event', 'a check');
}

function count(number: number, one: string): string {
  return `${number.toLocaleString('en').replaceAll(',', ' ')} ${one}${number === 1 ? '' : 's'}`;
}

/** Lines of text without an end of line. */
export function reportText(report: AuditReport): string[] {
  const { requests, events, erased, acts, checks, anchors } = report;
  const empty = requests === 0 && acts.count === 0 && anchors.files === 0;
  if (empty) return ['No data: there is no request with events, and there are no anchors. Nothing was to be checked.'];
  return [
    `Checked ${count(requests, 'request')} with ${count(events, 'event')}, ${erased} of them erased by law,`,
    `and ${count(acts.count, 'act')} of the staff,`,
    ...(checks.count === 0 ? [] : [`and ${count(checks.count, 'check')} by other systems,`]),
    `against their seals and against ${count(anchors.anchors, 'anchor')} in ${count(anchors.files, 'file')}.`,
    '',
    ...brokenText(report),
    ...anchors.unfinished.map((file) => `The last line of ${file} is unfinished, as after a power cut.`),
    ...windowText(report),
  ];
}

function brokenText(report: AuditReport): string[] {
  if (holds(report)) return ['Everything holds.'];
  const { broken, brokenRequests, requests, acts, checks, anchors } = report;
  const unnamed = brokenRequests - broken.length;
  return [
    ...(brokenRequests === 0 ? [] : [`BROKEN: ${count(brokenRequests, 'request')}. The first broken event of each:`]),
    ...broken.map(
      ({ organisationId, requestId, seq, fault }) =>
        `  organisation ${organisationId}, request ${requestId}, event ${seq} ${FAULTS[fault]}`,
    ),
    ...(unnamed > 0 ? [`  and of ${count(unnamed, 'other request')}`] : []),
    ...(requests > 1 && brokenRequests >= requests && broken.every(({ seq, fault }) => seq === 1 && fault === 'mac')
      ? ['  No request holds, from its first event on.']
      : []),
    ...(acts.broken.length === 0 ? [] : ['BROKEN: the acts of the staff. The first broken act of each organisation:']),
    ...acts.broken.map(
      ({ organisationId, seq, fault }) => `  organisation ${organisationId}, act ${seq} ${faultOfAct(fault)}`,
    ),
    ...(checks.broken.length === 0
      ? []
      : ['BROKEN: the checks by other systems. The first broken one of each access:']),
    ...checks.broken.map(
      ({ organisationId, access, seq, fault }) =>
        `  organisation ${organisationId}, access ${access}, check ${seq} ${faultOfCheck(fault)}`,
    ),
    ...(anchors.broken.length === 0 ? [] : ['BROKEN: the anchors.']),
    ...anchors.broken.map(
      ({ file, line, fault }) => `  ${line === undefined ? '' : `line ${line} of `}${file} ${FILE_FAULTS[fault]}`,
    ),
  ];
}

/** What could have been cut off without a trace. */
function windowText({ at, anchors, window, requests, acts, checks }: AuditReport): string[] {
  if (anchors.lastAt === null) {
    return [
      `There are no anchors${requests === 0 ? '' : `, so nobody would miss any of the ${count(window.events, 'event')}`}:`,
      'a whole request, or the end of one, could be gone. Is ANCHOR_FOLDER right?',
    ];
  }
  const minutes = Math.max(0, Math.ceil((Date.parse(at) - Date.parse(anchors.lastAt)) / 60_000));
  return [
    `The last anchor is of ${anchors.lastAt}. What came in the ${count(minutes, 'minute')} since then, and was cut off`,
    `again, is not missed. ${count(window.events, 'event')} of ${count(window.requests, 'request')} ` +
      `${window.events === 1 ? 'is' : 'are'} after the last anchor of the request.`,
    ...(acts.window === 0 ? [] : [`So ${acts.window === 1 ? 'is' : 'are'} ${count(acts.window, 'act')} of the staff.`]),
    ...(checks.window === 0
      ? []
      : [`So ${checks.window === 1 ? 'is' : 'are'} ${count(checks.window, 'line')} of the log of the checks.`]),
  ];
}
