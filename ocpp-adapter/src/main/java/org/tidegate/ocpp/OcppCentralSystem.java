package org.tidegate.ocpp;

import eu.chargetime.ocpp.CallErrorException;
import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.IFeatureRepository;
import eu.chargetime.ocpp.model.Confirmation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.devicemodel.AuthorizationVariables;
import org.tidegate.domain.devicemodel.DeviceDataVariables;
import org.tidegate.domain.devicemodel.VariableAddress;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.DeliveryFailed.Kind;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.CentralSystem;
import org.tidegate.domain.port.CentralSystemEvents;
import org.tidegate.domain.port.CentralSystemRequests;
import org.tidegate.domain.port.ConnectionPlan;
import org.tidegate.domain.port.ConnectionPlan.Attempt;
import org.tidegate.ocpp.block.Authorization;
import org.tidegate.ocpp.block.Availability;
import org.tidegate.ocpp.block.Block;
import org.tidegate.ocpp.block.CertificateManagement;
import org.tidegate.ocpp.block.CustomerInformation;
import org.tidegate.ocpp.block.DataTransfer;
import org.tidegate.ocpp.block.DisplayMessages;
import org.tidegate.ocpp.block.FirmwareManagement;
import org.tidegate.ocpp.block.LiveControl;
import org.tidegate.ocpp.block.LogRetrieval;
import org.tidegate.ocpp.block.NetworkConnections;
import org.tidegate.ocpp.block.Provisioning;
import org.tidegate.ocpp.block.RemoteControl;
import org.tidegate.ocpp.block.Reservations;
import org.tidegate.ocpp.block.SmartCharging;
import org.tidegate.ocpp.block.TariffManagement;
import org.tidegate.ocpp.block.Transactions;
import org.tidegate.ocpp.dialect.Versions;
import org.tidegate.ocpp.message.MessageType;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.CallFailed;
import org.tidegate.ocpp.rpc.Disconnection;
import org.tidegate.ocpp.rpc.Features;
import org.tidegate.ocpp.rpc.LogText;
import org.tidegate.ocpp.rpc.MessageIds;
import org.tidegate.ocpp.rpc.PayloadCodec;
import org.tidegate.ocpp.rpc.RpcEndpoint;
import org.tidegate.ocpp.rpc.RpcFeature;
import org.tidegate.ocpp.rpc.RpcParts;
import org.tidegate.ocpp.translate.Call;
import org.tidegate.ocpp.translate.Calls;
import org.tidegate.ocpp.translate.ChargingProfiles;
import org.tidegate.ocpp.translate.ForgivingTimes;
import org.tidegate.ocpp.translate.Nameplate;
import org.tidegate.ocpp.transport.Reconnector;
import org.tidegate.ocpp.v21.V21;

/**
 * The central system over OCPP 2.1 or 2.0.1. Station loop only, except {@link #close}.
 *
 * <p>Station and central system need each other: first {@link #serve} the station, then {@link #start}.
 */
public final class OcppCentralSystem implements CentralSystem {
  private static final List<MessageType<?, ?>> SENT = List.of(V21.AUTHORIZE, V21.BOOT_NOTIFICATION,
      V21.FIRMWARE_STATUS_NOTIFICATION, V21.HEARTBEAT, V21.LOG_STATUS_NOTIFICATION, V21.METER_VALUES,
      V21.CLEARED_CHARGING_LIMIT, V21.NOTIFY_CHARGING_LIMIT, V21.NOTIFY_CUSTOMER_INFORMATION,
      V21.NOTIFY_DISPLAY_MESSAGES,
      V21.NOTIFY_EV_CHARGING_NEEDS, V21.NOTIFY_EV_CHARGING_SCHEDULE, V21.NOTIFY_EVENT, V21.NOTIFY_REPORT,
      V21.NOTIFY_PRIORITY_CHARGING, V21.PULL_DYNAMIC_SCHEDULE_UPDATE, V21.REPORT_CHARGING_PROFILES,
      V21.RESERVATION_STATUS_UPDATE,
      V21.SECURITY_EVENT_NOTIFICATION, V21.SIGN_CERTIFICATE, V21.STATUS_NOTIFICATION, V21.TRANSACTION_EVENT);

  private static final Logger log = LoggerFactory.getLogger(OcppCentralSystem.class);
  private static final Map<String, VariableAddress> BYTES_PER_MESSAGE = Map.of(
      "GetReport", DeviceDataVariables.BYTES_PER_GET_REPORT,
      "GetVariables", DeviceDataVariables.BYTES_PER_GET_VARIABLES,
      "SendLocalList", AuthorizationVariables.LIST_BYTES_PER_MESSAGE,
      "SetVariables", DeviceDataVariables.BYTES_PER_SET_VARIABLES);

  private final OcppParts parts;
  private final StageGate gate = new StageGate(this::mostBytes);
  private final RpcEndpoint endpoint;
  private final Reconnector reconnector;
  private final Calls calls;
  private final Set<String> answered = new TreeSet<>();
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private @Nullable CentralSystemRequests station;
  private @Nullable ConnectionPlan plan;
  private @Nullable LinkEvents link;
  private boolean networkCut;
  private boolean closed;

  /** Not connected, and with nobody to ask. */
  public OcppCentralSystem(OcppParts parts) {
    this.parts = parts;
    var features = features();
    var ids = new MessageIds(parts.random());
    this.calls = new Calls(settings().v2x().vendorId(), () -> Nameplate.of(station()), this::version);
    this.endpoint = new RpcEndpoint(
        new RpcParts(parts.loop(), parts.channel(), codec(features), ids, gate, parts.connection()::limits,
            parts.handlerFailed(), this::invalidMessage),
        features);
    this.reconnector = new Reconnector(parts.loop(), parts.connection()::backOff, parts.random(), new Planned());
  }

  /** Gives whom the central system's requests are for. Before {@link #start}. */
  public void serve(CentralSystemRequests requests) {
    station = requests;
    parts.connection().serve(requests);
  }

  @Override
  public void start(ConnectionPlan connections, CentralSystemEvents events) {
    parts.loop().assertCurrent();
    station();
    plan = connections;
    link = new LinkEvents(events);
    connect();
  }

  @Override
  public <A> CompletionStage<A> send(Outgoing<A> message) {
    parts.loop().assertCurrent();
    try {
      Optional<Call<?, A>> call = calls.of(message);
      return call.isPresent() ? send(message, call.get()) : failed(Kind.REFUSED, "not enough is known to say it");
    } catch (IllegalArgumentException e) {
      return failed(Kind.REFUSED, "does not fit the message: " + e.getMessage());
    }
  }

  @Override
  public void allow(Stage stage) {
    parts.loop().assertCurrent();
    gate.becomes(stage);
  }

  @Override
  public void reconnect() {
    parts.loop().assertCurrent();
    if (link != null && !networkCut && !closed) {
      // In this order: an attempt that begins at once, in place of a wait, is not the connection to be closed.
      endpoint.disconnect();
      reconnector.hurry();
    }
  }

  @Override
  public void pingIntervalChanged() {
    parts.loop().assertCurrent();
    parts.channel().pingIntervalChanged();
  }

  /** As if the cable to the network were pulled: drops the link at once and keeps it down. */
  public void disconnectNetwork() {
    parts.loop().assertCurrent();
    networkCut = true;
    reconnector.stop();
    endpoint.disconnect();
  }

  /** Undoes {@link #disconnectNetwork}. */
  public void connectNetwork() {
    parts.loop().assertCurrent();
    networkCut = false;
    connect();
  }

  /** Completes, on the loop, once the first attempt to connect has said its first word, or has failed. */
  public CompletionStage<Void> begun() {
    return begun;
  }

  /** The OCPP version agreed on; empty while there is no link. */
  public Optional<String> subprotocol() {
    return endpoint.subprotocol();
  }

  /** The actions of the central system that this station answers; any other is not supported or not known. */
  public Set<String> answeredActions() {
    return Collections.unmodifiableSet(answered);
  }

  @Override
  public void close() {
    parts.loop().execute(() -> {
      closed = true;
      reconnector.stop();
      endpoint.disconnect();
    });
  }

  private void invalidMessage(String why) {
    if (link != null) {
      link.security.invalidMessage(why);
    }
  }

  private void connect() {
    if (link != null && !networkCut && !closed) {
      reconnector.start(link);
    }
  }

  private OcppSettings settings() {
    return parts.connection().settings();
  }

  private CentralSystemRequests station() {
    if (station == null) {
      throw new IllegalStateException("no station is served");
    }
    return station;
  }

  private Features features() {
    var profiles = new ChargingProfiles(settings().v2x().vendorId(), this::version);
    List<Block> blocks = List.of(new Provisioning(this::station),
        new RemoteControl(this::station, profiles, gate::stage, gate::triggered),
        new Authorization(this::station), new CustomerInformation(this::station), new DisplayMessages(this::station),
        new TariffManagement(this::station),
        new Availability(this::station), new SmartCharging(this::station, profiles),
        new LiveControl(this::station),
        new NetworkConnections(this::station), new CertificateManagement(this::station),
        new Transactions(this::station), new Reservations(this::station),
        new FirmwareManagement(this::station), new LogRetrieval(this::station),
        new DataTransfer(this::station, settings().v2x().vendorId(), parts.connection()::allowsRemotePermission));
    var features = new Features();
    SENT.forEach(type -> features.add(RpcFeature.sent(type)));
    blocks.stream().flatMap(block -> block.features().stream()).forEach(feature -> {
      features.add(feature);
      answered.add(feature.getAction());
    });
    return features;
  }

  /** B06.FR.17, B08.FR.18. */
  private int mostBytes(String action) {
    return Optional.ofNullable(BYTES_PER_MESSAGE.get(action))
        .flatMap(limit -> station().getVariable(limit, AttributeType.Actual).value())
        .map(Integer::parseInt).orElse(Integer.MAX_VALUE);
  }

  /** What the present connection speaks; without one it does not matter. */
  private OcppVersion version() {
    return parts.channel().subprotocol().flatMap(OcppVersion::of).orElse(OcppVersion.V21);
  }

  private PayloadCodec codec(IFeatureRepository features) {
    return new ForgivingTimes(new Versions(features, settings().v2x(), this::version), parts.loop()::now);
  }

  private <C extends Confirmation, A> CompletionStage<A> send(Outgoing<A> message, Call<C, A> call) {
    gate.about(message, call.request());
    var outcome = new CompletableFuture<A>();
    endpoint.call(call.request(), call.answer()).whenComplete((answer, failure) -> {
      gate.finished(call.request());
      if (failure == null) {
        settle(outcome, call, answer);
      } else {
        outcome.completeExceptionally(failure(failure));
      }
    });
    return outcome;
  }

  private static <C extends Confirmation, A> void settle(CompletableFuture<A> outcome, Call<C, A> call, C answer) {
    A read;
    try {
      read = call.read().apply(answer);
    } catch (IllegalArgumentException e) {
      outcome.completeExceptionally(new DeliveryFailed(Kind.REFUSED, "the answer makes no sense: " + e.getMessage()));
      return;
    }
    outcome.complete(read);
  }

  private static <A> CompletionStage<A> failed(Kind kind, String detail) {
    return CompletableFuture.failedFuture(new DeliveryFailed(kind, detail));
  }

  private static DeliveryFailed failure(Throwable failure) {
    var detail = String.valueOf(failure.getMessage());
    return switch (failure) {
      case CallErrorException error -> refusal(error);
      case CallFailed.TimedOut _ -> new DeliveryFailed(Kind.TIMEOUT, detail);
      // It will be sent once the boot is accepted, as after a broken link.
      case CallFailed.NotConnected _,CallFailed.NotAllowed _ -> new DeliveryFailed(Kind.OFFLINE, detail);
      // To be tried again later, though it never left.
      case CallFailed.QueueFull _ -> new DeliveryFailed(Kind.TIMEOUT, detail);
      default -> new DeliveryFailed(Kind.REFUSED, detail);
    };
  }

  private static DeliveryFailed refusal(CallErrorException error) {
    boolean unknown = error.getErrorCode().equals("NotSupported") || error.getErrorCode().equals("NotImplemented");
    return new DeliveryFailed(unknown ? Kind.NOT_SUPPORTED : Kind.REFUSED,
        LogText.of(error.getErrorCode() + " " + error.getErrorDescription()));
  }

  /** Attempts as the plan of the station says. */
  private final class Planned implements Reconnector.Attempts {
    private @Nullable Attempt attempt;

    @Override
    public boolean prepare() {
      var next = Objects.requireNonNull(plan, "started").next();
      attempt = next;
      return next.startsOver();
    }

    @Override
    public void begin(ClientEvents events) {
      var prepared = Objects.requireNonNull(attempt, "prepared");
      String url;
      try {
        url = parts.connection().begin(prepared);
      } catch (IllegalArgumentException e) {
        log.warn("{} can't be used: {}", prepared.profile(), e.getMessage());
        parts.loop().execute(events::connectionClosed);
        return;
      }
      endpoint.connect(url, events);
    }
  }

  /** Tells the station of links that were really up, not of each attempt; but of what an attempt means for security. */
  private final class LinkEvents implements ClientEvents {
    private final CentralSystemEvents events;
    private final LinkSecurity security;
    private boolean up;

    LinkEvents(CentralSystemEvents events) {
      this.events = events;
      this.security = new LinkSecurity(settings().security(), events);
    }

    @Override
    public void connectionOpened() {
      up = true;
      events.linkUp();
      begun.complete(null);
      security.opened();
    }

    @Override
    public void connectionClosed() {
      begun.complete(null);
      if (up) {
        up = false;
        events.linkDown(endpoint.lastDisconnection().map(Disconnection::toString).orElse("no reason known"));
      } else {
        endpoint.lastDisconnection().ifPresent(security::failed);
      }
    }
  }
}
