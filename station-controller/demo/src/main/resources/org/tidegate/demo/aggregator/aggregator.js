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

const station = known => make('div', 'station',
  make('h3', '', known.id + (known.connected ? '' : ' (not connected)') + ' ',
    make('span', 'quiet', (known.model ?? '') + ' · ' + known.vehiclesAtThisHour + ' past stays at this hour')),
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

const poll = async () => {
  try {
    show(await (await fetch('/state')).json());
  } catch {
    at('alive').textContent = 'no connection';
  }
  setTimeout(poll, 1000);
};
poll();
