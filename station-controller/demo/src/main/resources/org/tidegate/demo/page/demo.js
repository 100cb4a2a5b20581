'use strict';
const at = id => document.getElementById(id);
const kilo = value => (value / 1000).toFixed(2);
const slider = at('soc');
let touched = 0;

const problem = text => {
  at('problem').hidden = !text;
  at('problem').textContent = text;
};

const command = async (path, body) => {
  const answer = await fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body});
  problem(answer.ok ? '' : (await answer.json()).error);
  return answer.ok;
};

const press = async button => {
  if (await command(button.dataset.path, button.dataset.body ?? '{}') && button.parentElement.id === 'scales') {
    for (const other of at('scales').children) other.setAttribute('aria-pressed', String(other === button));
  }
};
document.querySelectorAll('[data-path]').forEach(button => button.addEventListener('click', () => press(button)));

slider.addEventListener('input', () => {
  touched = Date.now();
  at('soc-shown').textContent = slider.value + ' %';
});
slider.addEventListener('change', () => command('/sim/evse/1/ev', JSON.stringify({soc: Number(slider.value)})));

const show = (area, evse) => {
  const value = name => area.querySelector(`[data-value=${name}]`);
  const watts = evse.actualW;
  value('power').textContent = !evse.plugged ? '–'
    : watts < 0 ? `▼ ${kilo(-watts)} kW out` : watts > 0 ? `▲ ${kilo(watts)} kW in` : '0 kW';
  value('power').className = 'power' + (watts < 0 ? ' out' : watts > 0 ? ' in' : '');
  const soc = evse.car?.soc;
  value('facts').textContent = !evse.plugged ? `no car · in ${kilo(evse.importWh)} kWh · out ${kilo(evse.exportWh)} kWh`
    : `${soc === null || soc === undefined ? 'charge not told' : soc.toFixed(1) + ' %'} · pilot ${evse.pilot}`
    + ` · contactor ${evse.contactor} · in ${kilo(evse.importWh)} kWh · out ${kilo(evse.exportWh)} kWh`;
  const meter = value('soc');
  if (meter) meter.value = soc ?? 0;
  if (meter && Date.now() - touched > 3000 && soc !== null && soc !== undefined) {
    slider.value = soc;
    at('soc-shown').textContent = soc.toFixed(1) + ' %';
  }
};

const poll = async () => {
  try {
    const answer = await fetch('/sim/state');
    if (!answer.ok) throw new Error('no state');
    const state = await answer.json();
    at('alive').textContent = (state.online ? 'online' : 'offline') + ' · '
      + new Date(state.time).toLocaleTimeString([], {hour12: false});
    for (const evse of state.evses) {
      const area = document.querySelector(`[data-evse="${evse.id}"]`);
      if (area) show(area, evse);
    }
  } catch {
    at('alive').textContent = 'the station does not answer';
  }
  setTimeout(poll, 500);
};
poll();
