package org.tidegate.app.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.FeatureRepository;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.JacksonPayloadCodec;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.v201.*;

/**
 * A central system in virtual time: accepts what a station says, keeps all of it, and asks what a test tells it to.
 * Station loop only.
 */
public final class ScriptedCentralSystem {
  private static final ObjectMapper MAPPER = OcppJson.mapper();
  private static final List<MessageType<?, ?>> ASKED = List.of(V201.SET_CHARGING_PROFILE, V201.CLEAR_CHARGING_PROFILE,
      V201.GET_CHARGING_PROFILES, V201.GET_COMPOSITE_SCHEDULE, V201.GET_VARIABLES, V201.SET_VARIABLES,
      V201.GET_BASE_REPORT, V201.GET_REPORT, V201.REQUEST_START_TRANSACTION, V201.REQUEST_STOP_TRANSACTION,
      V201.TRIGGER_MESSAGE, V201.RESET);

  private final StationLoop loop;
  private final FeatureRepository features = new FeatureRepository();
  private final Random random;
  private RpcEndpoint endpoint;
  private final List<Object> received = new ArrayList<>();
  private RegistrationStatusEnum registration = RegistrationStatusEnum.Accepted;
  private Function<DataTransferRequest, DataTransferStatusEnum> transfers = _ -> DataTransferStatusEnum.Accepted;

  /** A central system that waits for the station to connect. */
  public ScriptedCentralSystem(StationLoop loop, FrameChannel channel, long seed) {
    this.loop = loop;
    this.random = new Random(seed);
    answer(features, V201.BOOT_NOTIFICATION, _ -> BootNotificationResponse.of(loop.now(), 300, registration));
    answer(features, V201.HEARTBEAT, _ -> HeartbeatResponse.of(loop.now()));
    answer(features, V201.STATUS_NOTIFICATION, _ -> StatusNotificationResponse.of());
    answer(features, V201.AUTHORIZE, request -> AuthorizeResponse.of(info(request.idToken())));
    answer(features, V201.TRANSACTION_EVENT, this::transaction);
    answer(features, V201.METER_VALUES, _ -> MeterValuesResponse.of());
    answer(features, V201.NOTIFY_REPORT, _ -> NotifyReportResponse.of());
    answer(features, V201.NOTIFY_EVENT, _ -> NotifyEventResponse.of());
    answer(features, V201.SECURITY_EVENT_NOTIFICATION, _ -> SecurityEventNotificationResponse.of());
    answer(features, V201.NOTIFY_EV_CHARGING_NEEDS,
        _ -> NotifyEVChargingNeedsResponse.of(NotifyEVChargingNeedsStatusEnum.Accepted));
    answer(features, V201.REPORT_CHARGING_PROFILES, _ -> ReportChargingProfilesResponse.of());
    features.addFeature(
        RpcFeature.answered("DataTransfer", DataTransferRequest.class, DataTransferResponse.class, this::transfer));
    ASKED.forEach(type -> features.addFeature(sent(type)));
    attach(channel);
  }

  /** Waits at another channel from now on. */
  public void attach(FrameChannel channel) {
    endpoint = new RpcEndpoint(new RpcParts(loop, channel, new JacksonPayloadCodec(features, Set.of()),
        new MessageIds(random), CallGate.open(), RpcLimits.standard(), failure -> {
          throw new AssertionError(failure);
        }), features);
    endpoint.connect("", new ClientEvents() {
      @Override
      public void connectionOpened() {}

      @Override
      public void connectionClosed() {}
    });
  }

  /** How boots are answered from now on. */
  public void registers(RegistrationStatusEnum status) {
    registration = status;
  }

  /** How our own messages are answered from now on. */
  public void transfers(Function<DataTransferRequest, DataTransferStatusEnum> answers) {
    transfers = answers;
  }

  /** Everything received, oldest first. */
  public List<Object> received() {
    return received;
  }

  /** What was received of this kind, oldest first. */
  public <T> List<T> received(Class<T> kind) {
    return received.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Contents of this message of ours, oldest first. */
  public List<JsonNode> transferred(String messageId) {
    return received(DataTransferRequest.class).stream().filter(request -> messageId.equals(request.messageId()))
        .map(request -> request.data()).toList();
  }

  /** Whether there is a link. */
  public boolean isConnected() {
    return endpoint.isConnected();
  }

  /** Asks the station. */
  public <A extends Confirmation> CompletableFuture<A> ask(Request request, Class<A> answer) {
    return endpoint.call(request, answer);
  }

  /** Sends a message of ours. */
  public CompletableFuture<DataTransferResponse> transfer(String messageId, JsonNode data) {
    return ask(new DataTransferRequest("org.tidegate", messageId, data, null), DataTransferResponse.class);
  }

  /** Prices from now on. */
  public CompletableFuture<DataTransferResponse> prices(String sale, String purchase) {
    var data = MAPPER.createObjectNode();
    data.put("currency", "EUR");
    ObjectNode interval = data.putArray("intervals").addObject();
    interval.put("start", loop.now().toString());
    interval.put("salePrice", sale);
    interval.put("purchasePrice", purchase);
    return transfer("PriceSchedule", data);
  }

  private TransactionEventResponse transaction(TransactionEventRequest request) {
    return request.idToken() == null
        ? TransactionEventResponse.of()
        : new TransactionEventResponse(null, null, info(request.idToken()), null, null);
  }

  private static IdTokenInfo info(IdToken token) {
    return IdTokenInfo
        .of(token.idToken().startsWith("BAD") ? AuthorizationStatusEnum.Invalid : AuthorizationStatusEnum.Accepted);
  }

  private DataTransferResponse transfer(DataTransferRequest request) {
    received.add(request);
    return DataTransferResponse.of(transfers.apply(request));
  }

  private <Q extends OcppRequest, A extends OcppResponse> void answer(FeatureRepository features,
      MessageType<Q, A> type,
      Function<Q, A> answers) {
    features.addFeature(RpcFeature.answered(type.action(), type.request(), type.response(), request -> {
      received.add(request);
      return answers.apply(request);
    }));
  }

  private static <Q extends OcppRequest, A extends OcppResponse> RpcFeature<Q, A> sent(MessageType<Q, A> type) {
    return RpcFeature.sent(type.action(), type.request(), type.response());
  }

  /** What time it is for the central system. */
  public Instant now() {
    return loop.now();
  }
}
