/** Addresses that want to be links and must not: the schemes that run or reach something, and how they are disguised. */
const TARGETS = [
  'javascript:alert(1)',
  'javascript://kunta.example/%0aalert(1)',
  'javascript:https://kunta.example/',
  'vbscript:msgbox(1)',
  'livescript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg/onload=alert(1)>',
  'blob:https://kunta.example/0b6e7f60',
  'filesystem:https://kunta.example/temporary/x.html',
  'file:///etc/passwd',
  'http://kunta.example/',
  'ftp://kunta.example/',
  'ws://kunta.example/',
  'wss://kunta.example/',
  'about:blank',
  'view-source:https://kunta.example/',
  'intent://kunta.example/#Intent;scheme=https;end',
  'jar:https://kunta.example/x.jar!/',
  'chrome://settings',
  'ms-officecmd:%7B%7D',
  'sms:+358401234567',
  'magnet:?xt=urn:btih:0',
  'urn:lupa:x',
];

const letter = (code: number) => String.fromCodePoint(code);
/** What browsers strip from the beginning or the middle of an address, and what looks like a part of it. */
const INVISIBLE = [
  0x00, 0x01, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1f, 0x20, 0x7f, 0x85, 0xa0, 0xad, 0x1680, 0x200b, 0x200e, 0x2028,
  0x202e, 0x2060, 0x3000, 0xfeff,
];

const DISGUISES: ((target: string) => string)[] = [
  (target) => target,
  (target) => target.toUpperCase(),
  (target) => target.replace(/[a-z]/gu, (each, at: number) => (at % 2 === 0 ? each.toUpperCase() : each)),
  ...INVISIBLE.map((code) => (target: string) => letter(code) + target),
  ...[0x09, 0x0a, 0x0d, 0x00, 0xad, 0x200b].map(
    (code) => (target: string) => target.slice(0, 2) + letter(code) + target.slice(2),
  ),
  ...[0x09, 0x0a, 0x0d, 0x00, 0x20].map((code) => (target: string) => target.replace(':', `${letter(code)}:`)),
  (target) => target.replace(':', '\uff1a'),
  (target) => target.replace(':', '%3A'),
  (target) => target.replace(':', '&colon;'),
  (target) => target.replace(/^./u, (first) => `&#x${first.charCodeAt(0).toString(16)};`),
  (target) => target.replace(/^./u, (first) => `%${first.charCodeAt(0).toString(16)}`),
  (target) => target.replace(/^./u, (first) => `\\u00${first.charCodeAt(0).toString(16)}`),
  (target) => `//${target}`,
  (target) => `\\\\${target}`,
  (target) => `/${target}`,
  (target) => `?${target}`,
  (target) => `#${target}`,
  (target) => `<${target}>`,
  (target) => `"${target}"`,
];

/** Relative addresses, and absolute ones that are broken. */
const OTHERS = [
  '',
  ' ',
  '.',
  '..',
  '/',
  '//kunta.example',
  '\\\\kunta.example',
  'kunta.example',
  'www.kunta.example',
  '?a',
  '#a',
  ':',
  '://',
  'https',
  'https:',
  'https://',
  'https:///',
  'https://[',
  'https://a b',
  'https://kunta .example',
  'https://kunta.example:99999/',
  'https://%00/',
  'mailto :a@b.example',
];

export function linkPayloads(): string[] {
  return [...new Set([...TARGETS.flatMap((target) => DISGUISES.map((disguise) => disguise(target))), ...OTHERS])];
}
