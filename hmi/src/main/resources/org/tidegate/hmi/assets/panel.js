// Keeps the page live and sends its forms without leaving it. Everything works without this file too.
'use strict';

const DOUBLE_TAP_MS = 500; // a second tap within this time is the first one's echo
const LOST_MS = 4000; // the station speaks every second; silence this long is shown at once
const NOTICE_MS = 6000;
const LEFT_ALONE_MS = 60000;
const ANSWER_MS = 8000; // the station answers within 5 s; a phone's network may swallow the answer
const LONGEST_PRESS_MS = 5000; // a finger whose leaving was never told

let heard = performance.now();
let touched = performance.now();
let stream;
let pressed = false;
let waiting; // a newer page that waits for the finger to leave
let sending = false;
let hiding;

const keyOf = (node) => node.nodeName + (node.dataset ? `${node.id}|${node.dataset.key ?? ''}|${node.dataset.value ?? ''}` : '');

/** Makes one node like the other, keeping what is alike: focus and open lists stay. */
function become(node, other) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.data !== other.data) node.data = other.data;
    return;
  }
  for (const { name } of [...node.attributes]) {
    if (!other.hasAttribute(name) && name !== 'open') node.removeAttribute(name);
  }
  for (const { name, value } of other.attributes) {
    if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  if (node.nodeName === 'INPUT' && node.value !== other.value) node.value = other.value;
  const theirs = [...other.childNodes];
  theirs.forEach((child, i) => {
    const mine = node.childNodes[i];
    if (!mine) node.append(child);
    else if (keyOf(mine) === keyOf(child)) become(mine, child);
    else mine.replaceWith(child);
  });
  while (node.childNodes.length > theirs.length) node.lastChild.remove();
}

const parsed = (html) => new DOMParser().parseFromString(html, 'text/html');

const actions = (main) => [...main.querySelectorAll('[data-action]')].map((e) => e.dataset.action).join();

/** Taps within this time were meant for what was there before. */
function ignoreTaps() {
  document.documentElement.dataset.tapped = '';
  setTimeout(() => delete document.documentElement.dataset.tapped, DOUBLE_TAP_MS);
}

function show(main) {
  if (pressed && performance.now() - touched < LONGEST_PRESS_MS) {
    waiting = main; // never change what is under a finger
    return;
  }
  waiting = undefined;
  const shown = document.querySelector('main');
  if (actions(shown) !== actions(main)) ignoreTaps(); // nobody asked for other keys
  if (shown.dataset.screen === main.dataset.screen) become(shown, main);
  else shown.replaceWith(main);
  document.body.dataset.raw = main.dataset.screen;
}

/** A whole page in place of this one. */
function turnTo(html, address) {
  const page = parsed(html);
  const notice = page.querySelector('#notice').textContent;
  document.querySelector('#notice').textContent = notice;
  clearTimeout(hiding);
  hiding = setTimeout(() => { document.querySelector('#notice').textContent = ''; }, NOTICE_MS);
  document.documentElement.lang = page.documentElement.lang;
  for (const name of ['home', 'live']) document.body.dataset[name] = page.body.dataset[name];
  document.querySelector('main').replaceWith(page.querySelector('main'));
  document.body.dataset.raw = page.body.dataset.raw;
  if (address) history.replaceState(null, '', address);
  listen();
}

/** Fails when no answer came in time: the next tap must not wait for it. */
async function answered(address, request) {
  const patience = new AbortController();
  const over = setTimeout(() => patience.abort(), ANSWER_MS);
  try {
    const answer = await fetch(address, { ...request, signal: patience.signal });
    return { html: await answer.text(), url: answer.url, redirected: answer.redirected };
  } finally {
    clearTimeout(over);
  }
}

async function ask(address, body) {
  if (sending) return;
  sending = true;
  try {
    const answer = await answered(address, body ? { method: 'POST', body } : {});
    turnTo(answer.html, !body || answer.redirected ? answer.url : undefined);
  } catch {
    heard = -Infinity;
    mark();
  } finally {
    sending = false;
  }
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const { target: form, submitter } = event;
  const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  const fields = new URLSearchParams(new FormData(form, submitter));
  if (form.method === 'post') ask(address, fields);
  else ask(fields.size > 0 ? `${address}?${fields}` : address);
});

document.addEventListener('click', ignoreTaps, true);
document.addEventListener('pointerdown', () => { pressed = true; touched = performance.now(); }, true);
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => setTimeout(() => {
    pressed = false;
    if (waiting) show(waiting);
  }), true);
}

/** A page whose station is silent says so, and calls nothing live. */
function mark() {
  const lost = stream !== undefined && performance.now() - heard > LOST_MS;
  const back = !lost && document.body.dataset.link === 'lost';
  document.body.dataset.link = lost ? 'lost' : 'live';
  if (lost) document.querySelectorAll('[data-value=stale]').forEach((value) => { value.dataset.raw = 'true'; });
  if (back) {
    stream.close(); // a new stream begins with the whole page
    listen();
  }
}

function listen() {
  const address = document.body.dataset.live;
  if (stream && address && stream.readyState !== EventSource.CLOSED && stream.url.endsWith(address)) return;
  stream?.close();
  stream = undefined;
  if (!address) return; // nothing on this page changes
  stream = new EventSource(address);
  const on = (name, act) => stream.addEventListener(name, (event) => { heard = performance.now(); mark(); act(event.data); });
  on('main', (html) => show(parsed(html).querySelector('main')));
  on('go', (address) => ask(address));
  on('beat', () => {});
}

/** The station keeps this page live no more: what was shown may be over. What is typed on a page that still stands stays. */
async function reopen() {
  if (sending) return;
  sending = true;
  try {
    const { html, url } = await answered(location.pathname + location.search);
    if (parsed(html).body.dataset.raw !== document.body.dataset.raw) turnTo(html, url);
    else listen();
  } catch {
    mark(); // silent, too
  } finally {
    sending = false;
  }
}

setInterval(() => {
  mark();
  if (stream?.readyState === EventSource.CLOSED) reopen();
  if (performance.now() - touched > LEFT_ALONE_MS && location.pathname !== '/' && location.pathname !== document.body.dataset.home) {
    touched = performance.now();
    ask(document.body.dataset.home);
  }
}, 500);
listen();

/** A phone that comes by the panel's code: the part after # never travels in an address; it is sent once, and forgotten here. */
function claim() {
  const code = location.hash.slice(1);
  if (!code || !location.pathname.startsWith('/s')) return;
  history.replaceState(null, '', location.pathname);
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/s/claim';
  const input = form.appendChild(document.createElement('input'));
  input.type = 'hidden';
  input.name = 'code';
  input.value = code;
  document.body.append(form);
  form.submit();
}
addEventListener('hashchange', claim);
claim();
