package org.tidegate.demo.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.ClientEvents;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.interchange.CapabilityMessage;
import org.tidegate.ocpp.interchange.CapabilityMessage.Offer;
import org.tidegate.ocpp.interchange.CapabilityMessage.Offers;
import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.interchange.PermissionChangedMessage;
import org.tidegate.ocpp.interchange.VehicleConnectedMessage;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.transport.NettyTransmitter;
import org.tidegate.ocpp.transport.WebSocketSettings;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.ChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ChargingStation;
import org.tidegate.ocpp.v201.ClearChargingProfileRequest;
import org.tidegate.ocpp.v201.ClearChargingProfileResponse;
import org.tidegate.ocpp.v201.ClearChargingProfileStatusEnum;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.EVSE;
import org.tidegate.ocpp.v201.SetChargingProfileRequest;
import org.tidegate.ocpp.v201.SetChargingProfileResponse;
import org.tidegate.ocpp.v201.SetVariableResult;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;
import org.tidegate.ocpp.v201.SetVariablesRequest;
import org.tidegate.ocpp.v201.SetVariablesResponse;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.Transaction;
import org.tidegate.ocpp.v201.TransactionEventEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.tidegate.domain.fixture.Patience.PATIENCE;

/** A station's end of the connection that only says what a test wants said. Tests' thread. */
final class Station implements AutoCloseable {
  final List<DataTransferRequest> told = new CopyOnWriteArrayList<>();
  final List<SetChargingProfileRequest> profiles = new CopyOnWriteArrayList<>();
  final List<ClearChargingProfileRequest> cleared = new CopyOnWriteArrayList<>();
  final List<SetVariablesRequest> variables = new CopyOnWriteArrayList<>();
  private final StationLoop loop;
  private final NettyTransmitter transmitter;
  private final RpcEndpoint endpoint;

  Station(StationLoop loop, URI ocpp, String identity) {
    this.loop = loop;
    this.transmitter = new NettyTransmitter(loop, () -> WebSocketSettings.offering("ocpp2.0.1"));
    var features = new Features();
    features.add(RpcFeature.answered(V201.DATA_TRANSFER, message -> {
      told.add(message);
      return DataTransferResponse.of(DataTransferStatusEnum.Accepted);
    }));
    features.add(RpcFeature.answered(V201.SET_CHARGING_PROFILE, message -> {
      profiles.add(message);
      return SetChargingProfileResponse.of(ChargingProfileStatusEnum.Accepted);
    }));
    features.add(RpcFeature.answered(V201.CLEAR_CHARGING_PROFILE, message -> {
      cleared.add(message);
      return new ClearChargingProfileResponse(ClearChargingProfileStatusEnum.Accepted, null, null);
    }));
    features.add(RpcFeature.answered(V201.SET_VARIABLES, this::set));
    for (var type : List.of(V201.BOOT_NOTIFICATION, V201.STATUS_NOTIFICATION, V201.TRANSACTION_EVENT, V201.AUTHORIZE,
        V201.NOTIFY_EVENT)) {
      features.add(RpcFeature.sent(type));
    }
    endpoint = new RpcEndpoint(new RpcParts(loop, transmitter, new JacksonPayloadCodec(features, Set.of()),
        new MessageIds(new Random(1)), CallGate.open(), RpcLimits.standard(), _ -> {}), features);
    connect(ocpp.resolve(identity).toString());
  }

  <Q extends OcppRequest, A extends OcppResponse> A call(MessageType<Q, A> type, Q request) {
    var result = new CompletableFuture<A>();
    loop.execute(() -> endpoint.call(request, type.response()).whenComplete((answer, failure) -> {
      if (failure == null) {
        result.complete(answer);
      } else {
        result.completeExceptionally(failure);
      }
    }));
    return get(result);
  }

  BootNotificationResponse boot() {
    return call(V201.BOOT_NOTIFICATION,
        BootNotificationRequest.of(ChargingStation.of("Test", "Test"), BootReasonEnum.PowerUp));
  }

  void status(int evse, ConnectorStatusEnum status) {
    call(V201.STATUS_NOTIFICATION, StatusNotificationRequest.of(Instant.now(), status, evse, 1));
  }

  /** A car with a running transaction. */
  void charging(int evse, long capacityWh, String soc) {
    status(evse, ConnectorStatusEnum.Occupied);
    transfer(VehicleConnectedMessage.ID, new VehicleConnectedMessage(null, "session-" + evse, "nonce", evse,
        Instant.now(), capacityWh, new BigDecimal(soc), null, null));
    call(V201.TRANSACTION_EVENT, new TransactionEventRequest(TransactionEventEnum.Started, Instant.now(),
        TriggerReasonEnum.CablePluggedIn, 0, Transaction.of("tx-" + evse), null, null, null, null, null,
        new EVSE(evse, 1, null), null, null));
  }

  /** Another car, of which nothing is known. */
  void connected(int evse, String session, Instant at) {
    transfer(VehicleConnectedMessage.ID,
        new VehicleConnectedMessage(null, session, "nonce", evse, at, null, null, null, null));
  }

  void permission(int evse, String state) {
    transfer(PermissionChangedMessage.ID, new PermissionChangedMessage(null, "permission-" + evse, "session-" + evse,
        evse, state, "panel", Instant.now(), null, "1", "en"));
  }

  /** What can be discharged, with as many watt-hours as watts; nothing can be charged. */
  DataTransferResponse offers(int evse, Instant at, int firm, int likely, String... reasons) {
    var nothing = offer(0);
    return transfer(CapabilityMessage.ID, new CapabilityMessage(null, "session-" + evse, evse, at,
        new Offers(nothing, nothing, List.of("vehicle-limits")),
        new Offers(offer(firm), offer(likely), List.of(reasons))));
  }

  private static Offer offer(int watts) {
    return new Offer(watts, (long) watts, watts == 0 ? 0 : 60);
  }

  DataTransferResponse transfer(String id, Record content) {
    return transfer(id, InterchangeJson.write(content));
  }

  DataTransferResponse transfer(String id, JsonNode content) {
    return call(V201.DATA_TRANSFER, new DataTransferRequest("org.tidegate", id, content, null));
  }

  private SetVariablesResponse set(SetVariablesRequest message) {
    variables.add(message);
    return SetVariablesResponse.of(message.setVariableData().stream()
        .map(each -> SetVariableResult.of(SetVariableStatusEnum.Accepted, each.component(), each.variable()))
        .toList());
  }

  private void connect(String url) {
    var opened = new CompletableFuture<Void>();
    loop.execute(() -> endpoint.connect(url, new ClientEvents() {
      @Override
      public void connectionOpened() {
        opened.complete(null);
      }

      @Override
      public void connectionClosed() {
        opened.completeExceptionally(new IllegalStateException(endpoint.lastDisconnection().toString()));
      }
    }));
    get(opened);
  }

  private static <T> T get(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    transmitter.close();
  }
}
