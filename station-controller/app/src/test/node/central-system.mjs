// A central system by people who never saw this station: the npm package ocpp-rpc in strict mode, which holds every
// message of both sides against the official schemas. What happens goes to stdout, one JSON object a line; commands
// come from stdin in the same form: {id, method, params} calls the station, {text}, {binary} and {bytes} send rubbish.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const [packages, port, protocol] = process.argv.slice(2);
const load = createRequire(join(packages, 'package.json'));
const { RPCServer, createRPCError, createValidator } = load('ocpp-rpc');

// The package looks schemas up by the names that those of OCPP 2.0.1 have; those of OCPP 2.1 come under others.
const named = (schema) => ({
  ...schema, $id: schema.$id.replace(/Request$/, '.req').replace(/Response$/, '.conf') });
const validators = protocol === 'ocpp2.1'
  ? [createValidator(protocol, load('ocpp-rpc/lib/schemas/ocpp2_1.json').map(named))]
  : [];

// It remarks on how the official schemas are written, at every one of them.
console.warn = (remark) => String(remark).startsWith('strict mode: missing type') || console.error(remark);

const say = (what) => process.stdout.write(JSON.stringify(what) + '\n');
const accepted = { idTokenInfo: { status: 'Accepted' } };
const answers = {
  Authorize: () => accepted,
  BootNotification: () => ({ currentTime: new Date().toISOString(), interval: 300, status: 'Accepted' }),
  DataTransfer: () => ({ status: 'Accepted' }),
  ClearedChargingLimit: () => ({}),
  Heartbeat: () => ({ currentTime: new Date().toISOString() }),
  FirmwareStatusNotification: () => ({}),
  LogStatusNotification: () => ({}),
  NotifyChargingLimit: () => ({}),
  NotifyCustomerInformation: () => ({}),
  NotifyDisplayMessages: () => ({}),
  SignCertificate: () => ({ status: 'Accepted' }),
  MeterValues: () => ({}),
  NotifyEvent: () => ({}),
  NotifyEVChargingNeeds: () => ({ status: 'Accepted' }),
  NotifyEVChargingSchedule: () => ({ status: 'Accepted' }),
  NotifyPriorityCharging: () => ({}),
  NotifyReport: () => ({}),
  PullDynamicScheduleUpdate: () => ({ status: 'Accepted', scheduleUpdate: { setpoint: -2500 } }),
  ReportChargingProfiles: () => ({}),
  ReservationStatusUpdate: () => ({}),
  SecurityEventNotification: () => ({}),
  StatusNotification: () => ({}),
  TransactionEvent: ({ idToken }) => (idToken ? accepted : {}),
};

const server = new RPCServer({ protocols: [protocol], strictMode: true, strictModeValidators: validators });
let station;

// The package gives a password only where its user is the identity of the path.
server.auth((accept, _reject, { password }) => accept({ password: password?.toString('utf8') ?? null }));
server.on('client', (client) => {
  station = client;
  say({ type: 'connected', identity: client.identity, protocol: client.protocol,
    password: client.session.password });
  client.on('close', ({ code }) => say({ type: 'closed', code }));
  client.on('strictValidationFailure', ({ method, params, result, outbound, error }) =>
    say({ type: 'violation', method, params, result, outbound, why: error.message, details: error.details }));
  client.on('badMessage', ({ buffer, error }) =>
    say({ type: 'violation', method: 'frame', params: String(buffer), why: error.message }));
  client.handle(({ method, params }) => {
    const answer = answers[method];
    say({ type: answer ? 'call' : 'violation', method, params, why: answer ? undefined : 'not expected here' });
    if (!answer) {
      throw createRPCError('NotImplemented');
    }
    return answer(params);
  });
});

await server.listen(Number(port), '127.0.0.1');
say({ type: 'listening' });

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params, text, binary, bytes } = JSON.parse(line);
  if (method) {
    station.call(method, params).then(
      (result) => say({ type: 'result', id, result }),
      (error) => say({ type: 'error', id, code: error.rpcErrorCode, why: error.message }));
  } else if (text !== undefined) {
    station.sendRaw(text);
  } else if (binary !== undefined) {
    station.sendRaw(Buffer.from(binary, 'base64'));
  } else {
    station.sendRaw('[2,"' + 'x'.repeat(bytes) + '"]');
  }
}
process.exit();
