// A central system by people who never saw this station: the npm package ocpp-rpc in strict mode, which holds every
// message of both sides against the official schemas. What happens goes to stdout, one JSON object a line; commands
// come from stdin in the same form: {id, method, params} calls the station, {text}, {binary} and {bytes} send rubbish.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const [packages, port] = process.argv.slice(2);
const { RPCServer, createRPCError } = createRequire(join(packages, 'package.json'))('ocpp-rpc');

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
  NotifyReport: () => ({}),
  ReportChargingProfiles: () => ({}),
  SecurityEventNotification: () => ({}),
  StatusNotification: () => ({}),
  TransactionEvent: ({ idToken }) => (idToken ? accepted : {}),
};

const server = new RPCServer({ protocols: ['ocpp2.0.1'], strictMode: true });
let station;

server.auth((accept) => accept());
server.on('client', (client) => {
  station = client;
  say({ type: 'connected', identity: client.identity, protocol: client.protocol });
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
