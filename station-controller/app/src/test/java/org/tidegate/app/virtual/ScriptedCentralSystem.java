package org.tidegate.app.virtual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppRequest;
import org.tidegate.ocpp.message.OcppResponse;
import org.tidegate.ocpp.rpc.CallGate;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.OcppJson;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcLimits;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.AuthorizeResponse;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootNotificationResponse;
import org.tidegate.ocpp.v201.DataTransferRequest;
import org.tidegate.ocpp.v201.DataTransferResponse;
import org.tidegate.ocpp.v201.DataTransferStatusEnum;
import org.tidegate.ocpp.v201.HeartbeatRequest;
import org.tidegate.ocpp.v201.HeartbeatResponse;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.RegistrationStatusEnum;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TransactionEventResponse;
import org.tidegate.ocpp.v201.V201;
import org.tidegate.ocpp.v21.V21;

/**
 * A central system that takes every message, keeps all of them, answers by script or else agrees, and asks what a test
 * tells it to. It thinks in OCPP 2.0.1, and in OCPP 2.1 where that has messages of its own. Station loop only.
 */
public final class ScriptedCentralSystem {
  private static final ObjectMapper MAPPER = OcppJson.mapper();
  private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(300);
  /** A call that is to stay unanswered must not be answered with an error because nobody answers it. */
  private static final RpcLimits PATIENT = RpcLimits.standard().withCallTimeout(Duration.ofHours(1));

  private final StationLoop loop;
  private final Features features = new Features();
  private final Random random;
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Deque<Reply<?, ?>>> next = new HashMap<>();
  private final Map<String, Reply<?, ?>> always = new HashMap<>();
  private Consumer<Throwable> failures = failure -> {
    throw new AssertionError(failure);
  };
  private @Nullable FrameChannel channel;
  private @Nullable RpcEndpoint endpoint;
  private RegistrationStatusEnum registration = RegistrationStatusEnum.Accepted;
  private Function<IdToken, IdTokenInfo> authorizations = ScriptedCentralSystem::byName;
  private Function<DataTransferRequest, DataTransferStatusEnum> transfers = _ -> DataTransferStatusEnum.Accepted;

  /**
   * A call of the station. Immutable, but for the answer that may come later.
   *
   * @param at when it came
   * @param action of OCPP
   * @param request what it carried
   * @param answer what it was answered with, once it was; a CALLERROR is a failure
   */
  public record Call(Instant at, String action, OcppRequest request,
      CompletableFuture<? extends OcppResponse> answer) {}

  /** A central system that nobody can reach before it is attached. */
  public ScriptedCentralSystem(StationLoop loop, long seed) {
    this.loop = loop;
    this.random = new Random(seed);
    V201.all().forEach(this::take);
    V21.all().stream().filter(type -> V201.find(type.action()).isEmpty()).forEach(this::take);
  }

  /** A central system that waits for the station to connect. */
  public ScriptedCentralSystem(StationLoop loop, FrameChannel channel, long seed) {
    this(loop, seed);
    attach(channel);
  }

  /** Waits at another channel from now on. */
  public void attach(FrameChannel waiting) {
    channel = waiting;
    endpoint = new RpcEndpoint(new RpcParts(loop, waiting, new EitherVersion(features, () -> waiting.subprotocol()),
        new MessageIds(random), CallGate.open(), PATIENT, failure -> failures.accept(failure)), features);
    endpoint.connect("", new ClientEvents() {
      @Override
      public void connectionOpened() {}

      @Override
      public void connectionClosed() {}
    });
  }

  /** Who is told when something goes wrong here; without it the test fails at once. */
  public void onFailure(Consumer<Throwable> listener) {
    failures = listener;
  }

  /** The next calls of this kind get these replies, each one, before the usual ones go on. */
  @SafeVarargs
  public final <Q extends OcppRequest, A extends OcppResponse> void next(MessageType<Q, A> type,
      Reply<Q, A>... replies) {
    next.computeIfAbsent(type.action(), _ -> new ArrayDeque<>()).addAll(List.of(replies));
  }

  /** From now on every call of this kind gets this reply. */
  public <Q extends OcppRequest, A extends OcppResponse> void always(MessageType<Q, A> type, Reply<Q, A> reply) {
    always.put(type.action(), reply);
  }

  /** Calls of this kind get the usual answer again. */
  public void usually(MessageType<?, ?> type) {
    next.remove(type.action());
    always.remove(type.action());
  }

  /** How boots are answered from now on. */
  public void registers(RegistrationStatusEnum status) {
    registration = status;
  }

  /** What is said of tokens from now on. */
  public void authorizes(Function<IdToken, IdTokenInfo> answers) {
    authorizations = answers;
  }

  /** How our own messages are answered from now on. */
  public void transfers(Function<DataTransferRequest, DataTransferStatusEnum> answers) {
    transfers = answers;
  }

  /** Every call of the station, oldest first. */
  public List<Call> calls() {
    return calls;
  }

  /** What was received of this kind, oldest first. */
  public <T> List<T> received(Class<T> kind) {
    return calls.stream().map(Call::request).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Contents of this message of ours, oldest first. */
  public List<JsonNode> transferred(String messageId) {
    return received(DataTransferRequest.class).stream().filter(request -> messageId.equals(request.messageId()))
        .map(request -> request.data()).toList();
  }

  /** Whether there is a link. */
  public boolean isConnected() {
    return endpoint != null && endpoint.isConnected();
  }

  /** Asks the station. */
  public <A extends Confirmation> CompletableFuture<A> ask(Request request, Class<A> answer) {
    if (endpoint == null) {
      throw new IllegalStateException("no station has ever connected");
    }
    return endpoint.call(request, answer);
  }

  /** Sends this text as it is, whether or not it is OCPP. */
  public void sendRaw(String frame) {
    try {
      if (channel == null) {
        throw new NotConnectedException();
      }
      channel.send(frame);
    } catch (NotConnectedException e) {
      throw new IllegalStateException("no station is connected", e);
    }
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

  /** What time it is for the central system. */
  public Instant now() {
    return loop.now();
  }

  private <Q extends OcppRequest, A extends OcppResponse> void take(MessageType<Q, A> type) {
    features.add(RpcFeature.answeredLater(type,
        request -> reply(type, request)));
  }

  private <Q extends OcppRequest, A extends OcppResponse> CompletionStage<A> reply(MessageType<Q, A> type, Q request) {
    var answer = new CompletableFuture<A>();
    calls.add(new Call(loop.now(), type.action(), request, answer));
    replyTo(type).to(request).whenComplete((given, failure) -> {
      if (failure == null) {
        answer.complete(given);
      } else {
        answer.completeExceptionally(failure);
      }
    });
    return answer;
  }

  /** Only {@link #next} and {@link #always} fill the maps, with replies of the action's own types. */
  @SuppressWarnings("unchecked")
  private <Q extends OcppRequest, A extends OcppResponse> Reply<Q, A> replyTo(MessageType<Q, A> type) {
    var scripted = Optional.ofNullable(next.get(type.action())).map(Deque::poll)
        .or(() -> Optional.ofNullable(always.get(type.action())));
    return scripted.map(reply -> (Reply<Q, A>) reply).orElseGet(() -> Reply.by(request -> usual(type, request)));
  }

  private <Q extends OcppRequest, A extends OcppResponse> A usual(MessageType<Q, A> type, Q request) {
    return type.response().cast(switch (request) {
      case BootNotificationRequest _ ->
        BootNotificationResponse.of(loop.now(), (int) HEARTBEAT_INTERVAL.toSeconds(), registration);
      case HeartbeatRequest _ -> HeartbeatResponse.of(loop.now());
      case AuthorizeRequest asked -> AuthorizeResponse.of(authorizations.apply(asked.idToken()));
      case TransactionEventRequest told -> told.idToken() == null
          ? TransactionEventResponse.of()
          : new TransactionEventResponse(null, null, authorizations.apply(told.idToken()), null, null);
      case DataTransferRequest sent -> DataTransferResponse.of(transfers.apply(sent));
      default -> agreeing(type);
    });
  }

  /** An empty answer, and where that is not allowed, one that accepts. */
  private static <A extends OcppResponse> A agreeing(MessageType<?, A> type) {
    try {
      return MAPPER.readValue("{}", type.response());
    } catch (JsonProcessingException needsMore) {
      try {
        return MAPPER.readValue("{\"status\":\"Accepted\"}", type.response());
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("there is no usual answer to " + type.action() + ": script one", e);
      }
    }
  }

  private static IdTokenInfo byName(IdToken token) {
    return IdTokenInfo
        .of(token.idToken().startsWith("BAD") ? AuthorizationStatusEnum.Invalid : AuthorizationStatusEnum.Accepted);
  }
}
