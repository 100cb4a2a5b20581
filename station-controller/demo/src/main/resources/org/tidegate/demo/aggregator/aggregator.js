'use strict';
const at = id => document.getElementById(id);
const time = text => new Date(text).toLocaleTimeString([], {hour12: false});
const kilo = (value, unit) => value === undefined || value === null ? 'unknown'
  : (value / 1000).toFixed(2) + ' k' + unit;
const money = (minor, currency) => {
  const format = new Intl.NumberFormat(undefined, {style: 'currency', currency});
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
};

/** An element with text and children; text never becomes markup. */
const make = (tag, className, ...content) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content.filter(part => part !== null));
  return element;
};

const post = async (path, body) => {
  const answer = await fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body)});
  const json = await answer.json();
  at('problem').hidden = answer.ok;
  at('problem').textContent = answer.ok ? '' : json.error;
  if (answer.ok) show(json);
};

const offer = told => told.power === 0 ? 'nothing' : kilo(told.power, 'W') + ' for ' + told.minutes + ' min ('
  + kilo(told.energy, 'Wh') + ')';

const offers = (way, told) => make('p', '', `can ${way}: firm ${offer(told.firm)} · likely ${offer(told.likely)}`
  + ((told.reasons ?? []).length ? ' · held back by ' + told.reasons.join(', ') : ''));

const car = evse => {
  const watts = evse.measured.powerW;
  const direction = watts < 0 ? ' out' : watts > 0 ? ' in' : '';
  const soc = evse.measured.SoC ?? evse.car.soc;
  const limit = evse.variables.LimitReason;
  const conditions = evse.conditions;
  const facts = [soc === undefined ? 'charge unknown' : soc + ' %',
    evse.car.capacityWh ? kilo(evse.car.capacityWh, 'Wh') : null,
    evse.car.stateOfHealth ? 'health ' + evse.car.stateOfHealth + ' %' : null].filter(Boolean).join(' · ');
  const running = evse.transaction && evse.transaction.state === 'running';
  return make('div', 'car',
    make('div', 'top', make('strong', '', 'EVSE ' + evse.evse + ' · ' + evse.status),
      make('span', 'badge ' + evse.permission, 'permission: ' + evse.permission)),
    make('p', 'power' + direction, running ? kilo(watts, 'W') : '–'),
    make('p', '', evse.session ? facts : 'no car'),
    running ? make('p', '', 'in ' + kilo(evse.measured['Energy.Active.Import.Register'], 'Wh') + ' · out '
      + kilo(evse.measured['Energy.Active.Export.Register'], 'Wh') + ' · ' + (evse.transaction.chargingState ?? ''))
      : null,
    limit && limit !== 'none' ? make('p', '', 'limited by ' + limit) : null,
    evse.capability ? offers('give', evse.capability.discharge) : null,
    evse.capability ? offers('take', evse.capability.charge) : null,
    conditions ? make('p', 'quiet', 'keeps ' + conditions.minimumCharge + ' % · sells from '
      + conditions.lowestSalePrice + ' · buys up to ' + conditions.highestPurchasePrice) : null);
};

/** How many vehicles stood here in each hour of the day; what entrusted cars are planned by. */
const hours = known => {
  const most = Math.max(1, ...known.vehiclesByHour);
  const row = make('div', 'hours', ...known.vehiclesByHour.map((count, hour) => {
    const bar = make('i', (count ? 'some' : '') + (hour === new Date().getUTCHours() ? ' now' : ''));
    bar.style.height = 100 * count / most + '%';
    bar.title = `${hour}:00 UTC: ${count}`;
    return bar;
  }));
  row.setAttribute('role', 'img');
  row.setAttribute('aria-label', 'Past stays by hour of the day, UTC: ' + known.vehiclesByHour.join(', '));
  return row;
};

const station = known => make('div', 'station',
  make('h3', '', known.id + (known.connected ? '' : ' (not connected)') + ' ',
    make('span', 'quiet', (known.model ?? '') + ' · ' + known.vehiclesAtThisHour + ' past stays at this hour')),
  hours(known),
  make('div', 'cars', ...known.evses.map(car)));

const request = running => running === null ? 'No request.'
  : `${running.direction} since ${time(running.since)}, until ${time(running.ends)}: asked ${kilo(running.askedW, 'W')}`
    + `, measured ${kilo(running.measuredW, 'W')}; out ${kilo(running.exportedWh, 'Wh')}, in `
    + `${kilo(running.importedWh, 'Wh')}. `
    + (running.shares.map(part => `EVSE ${part.evse}: ${part.setpointW} W ${part.answer}`).join('; ')
      || 'No car takes part.');

const record = settled => make('tr', '', make('td', '', time(settled.end)), make('td', '', settled.direction),
  make('td', 'number', kilo(settled.importedWh + settled.exportedWh, 'Wh')),
  make('td', 'number', settled.unitPrice ?? 'unknown'),
  make('td', 'number', money(settled.amount, settled.currency)));

const sums = records => {
  const totals = side => Object.entries(side).map(([currency, minor]) => money(minor, currency)).join(' + ') || '0';
  return `${records.count} records · out ${kilo(records.exportedWh, 'Wh')}, paid to drivers `
    + `${totals(records.paidToDrivers)} · in ${kilo(records.importedWh, 'Wh')}, paid by drivers `
    + `${totals(records.paidByDrivers)}`;
};

const conditionsText = set => set ? `keeps ${set.minimumCharge} %, sells from ${set.lowestSalePrice}, buys up to `
  + `${set.highestPurchasePrice}${set.entrusted ? ', entrusted' : ''}, ${set.compensationUse ?? 'offset'}` : '–';

const accountRow = (known, users) => {
  const user = users.find(each => each.id === known.owner);
  const cell = minor => make('td', 'number', money(minor, known.currency));
  return make('tr', '', make('td', '', known.name + (user ? '' : ' ' + known.owner.slice(0, 6))),
    make('td', 'quiet', conditionsText(user?.conditions)), cell(known.earned), cell(known.spent), cell(known.offset),
    cell(known.balance), make('td', 'number', String(known.points)));
};

const userWithoutAccount = user => make('tr', '', make('td', '', user.name), make('td', 'quiet',
  conditionsText(user.conditions)), make('td', 'quiet', 'car ' + user.vehicleId), make('td', ''), make('td', ''),
  make('td', ''), make('td', ''));

const field = (label, name, value, type) => {
  const input = make('input', '');
  input.name = name;
  input.type = type ?? 'text';
  if (type === 'checkbox') input.checked = value;
  else input.value = value;
  return make('label', 'field', label, input);
};

const answer = (asked, word, form) => {
  const set = form.elements;
  const conditions = {minimumCharge: Number(set.minimumCharge.value), lowestSalePrice: set.lowestSalePrice.value.trim(),
    highestPurchasePrice: set.highestPurchasePrice.value.trim(), currency: at('currency').textContent, slots: [],
    entrusted: set.entrusted.checked, compensationUse: set.points.checked ? 'points' : 'offset'};
  post('/phone/answer', {id: asked.id, answer: word, ...(word === 'granted' ? {conditions} : {})});
};

const question = (asked, name) => {
  const last = asked.conditions;
  const form = make('form', '', field('Keep at least, %', 'minimumCharge', last?.minimumCharge ?? 50),
    field('Sell from, per kWh', 'lowestSalePrice', last?.lowestSalePrice ?? '0.20'),
    field('Buy up to, per kWh', 'highestPurchasePrice', last?.highestPurchasePrice ?? '0.30'),
    field('Leave the rest to us', 'entrusted', last?.entrusted ?? false, 'checkbox'),
    field('Points instead of offset', 'points', last?.compensationUse === 'points', 'checkbox'));
  const key = (word, text) => {
    const button = make('button', '', text);
    button.type = 'button';
    button.value = word;
    button.addEventListener('click', () => answer(asked, word, form));
    return button;
  };
  return [make('h3', '', `May ${name} use your car?`),
    make('p', '', `It was just plugged in at ${asked.station}, point ${asked.evse}.`
      + (last ? ' These are your conditions of last time.' : '')), form,
    make('div', 'answers', key('denied', 'Deny'), key('granted', 'Permit'))];
};

let onPhone = '';
/** Built anew only when there is something else to see: an answer being typed must stay. */
const phone = state => {
  const newest = state.notifications[0];
  const seen = newest ? newest.id + newest.state : 'none';
  if (seen === onPhone) return;
  onPhone = seen;
  const content = !newest ? [make('p', 'state', 'Nothing to answer. Plug in ' + (state.users[0]?.name ?? 'a known user')
      + '’s car to be asked here.')]
    : newest.state === 'open' ? question(newest, state.name)
      : [make('h3', '', state.name), make('p', 'state', newest.state.charAt(0).toUpperCase() + newest.state.slice(1)),
        make('p', '', `Asked at ${time(newest.at)} for your car at ${newest.station}, point ${newest.evse}.`)];
  at('phone').replaceChildren(make('p', 'who', (newest?.name ?? state.users[0]?.name ?? '') + '’s phone (simulated)'),
    ...content);
};

const owners = state => {
  const select = at('statement').elements.owner;
  at('statement').hidden = state.accounts.length === 0; // nobody whose statement could be shown
  const wanted = state.accounts.map(known => known.owner).join();
  if (select.dataset.owners === wanted) return;
  select.dataset.owners = wanted;
  const chosen = select.value;
  select.replaceChildren(...state.accounts.map(known => {
    const option = make('option', '', known.name === 'unknown driver' ? known.owner.slice(0, 6) : known.name);
    option.value = known.owner;
    return option;
  }));
  if (chosen) select.value = chosen;
};

const claimLine = claim => make('li', '', `${time(claim.at)} until ${new Date(claim.expires).toLocaleDateString()}`,
  make('span', 'number', money(claim.amount, claim.currency)),
  make('span', 'badge' + (claim.paid ? '' : ' open'), claim.paid ? 'paid' : 'open'));

const people = state => {
  const rows = state.accounts.map(known => accountRow(known, state.users));
  const without = state.users.filter(user => !state.accounts.some(known => known.owner === user.id));
  at('accounts').replaceChildren(...rows, ...without.map(userWithoutAccount));
  at('claims').replaceChildren(...(state.claims.length ? state.claims.slice(-8).reverse().map(claimLine)
    : [make('li', 'quiet', 'No claim yet.')]));
  owners(state);
  phone(state);
};

const show = state => {
  at('name').textContent = state.name;
  at('alive').textContent = time(state.at);
  at('currency').textContent = state.prices.currency;
  for (const input of at('prices').elements) {
    if (input.name && document.activeElement !== input) input.value = state.prices[input.name];
  }
  at('running').textContent = request(state.demandResponse);
  if (state.stations.length) at('stations').replaceChildren(...state.stations.map(station));
  at('sums').textContent = sums(state.records);
  at('records').replaceChildren(...state.records.latest.slice(0, 8).map(record));
  people(state);
  at('timeline').replaceChildren(...state.timeline.slice(0, 60).map(line => make('li', '',
    make('time', '', time(line.at)), make('span', 'quiet', line.who), make('span', '', line.what))));
};

at('prices').addEventListener('submit', event => {
  event.preventDefault();
  const fields = event.target.elements;
  post('/price', {sale: fields.sale.value.trim(), purchase: fields.purchase.value.trim()});
});
document.querySelectorAll('[data-sale]').forEach(button => button.addEventListener('click',
  () => post('/price', {sale: button.dataset.sale})));
at('request').addEventListener('submit', event => {
  event.preventDefault();
  const fields = event.target.elements;
  post('/demand-response', {direction: event.submitter.value, kw: Number(fields.kw.value),
    minutes: Number(fields.minutes.value), form: fields.form.value});
});
at('stop').addEventListener('click', () => post('/demand-response/stop', {}));

/** Asks for something else than the whole state; the answer, or nothing. */
const ask = async (path, body) => {
  const reply = await fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body)});
  const json = await reply.json();
  return reply.ok ? json : {error: json.error};
};
at('statement').addEventListener('submit', async event => {
  event.preventDefault();
  const fields = event.target.elements;
  const moment = field => field.value ? new Date(field.value).toISOString() : undefined;
  const told = await ask('/statement', {owner: fields.owner.value, from: moment(fields.from), to: moment(fields.to)});
  const currency = at('currency').textContent;
  at('stated').textContent = told.error ?? `earned ${money(told.earned, currency)}, spent ${money(told.spent, currency)}, `
    + `offset ${money(told.offset, currency)}, balance then ${money(told.balance, currency)}, ${told.points} points`;
});
at('sign-up').addEventListener('submit', event => {
  event.preventDefault();
  const fields = event.target.elements;
  post('/users', {name: fields.name.value, vehicleId: fields.vehicleId.value.trim()});
});
at('redeem').addEventListener('submit', async event => {
  event.preventDefault();
  const paid = await ask('/claims/redeem', {code: event.target.elements.code.value});
  at('redeemed').textContent = paid.error ?? money(paid.amount, paid.currency) + ' paid out';
});

const poll = async () => {
  try {
    show(await (await fetch('/state')).json());
  } catch {
    at('alive').textContent = 'no connection';
  }
  setTimeout(poll, 1000);
};
poll();
