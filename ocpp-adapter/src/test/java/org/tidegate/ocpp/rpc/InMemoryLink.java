package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import eu.chargetime.ocpp.Transmitter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.port.StationLoop;

/**
 * A connection without a network between a station and a central system on the same loop, so that both can run in virtual
 * time; the test in between can delay, drop, cut and refuse. Station loop only.
 */
public final class InMemoryLink {
  /** Which end a frame comes from. */
  public enum End {
    STATION, CENTRAL_SYSTEM
  }

  /** Sees each frame on its way; false loses it. */
  @FunctionalInterface
  public interface Wire {
    boolean carries(End from, String frame);
  }

  private final StationLoop loop;
  private final FrameReader reader = new FrameReader();
  private final StationEnd station = new StationEnd();
  private final CentralSystemEnd centralSystem = new CentralSystemEnd();
  private Wire wire = (_, _) -> true;
  private Duration delay = Duration.ZERO;
  private Optional<Disconnection> refusal = Optional.empty();
  private String subprotocol;
  private @Nullable RadioEvents acceptor;
  private @Nullable Connection connection;

  public InMemoryLink(StationLoop loop, String subprotocol) {
    this.loop = loop;
    this.subprotocol = subprotocol;
  }

  /** The end to give to the station's {@link RpcParts}; each {@code connect} is a new connection. */
  public FrameChannel stationEnd() {
    return station;
  }

  /** The end to give to the central system's {@link RpcParts}; one {@code accept} holds for all connections. */
  public FrameChannel centralSystemEnd() {
    return centralSystem;
  }

  /** How long each frame travels from now on; frames never overtake each other unless it is lowered meanwhile. */
  public void delay(Duration oneWay) {
    delay = oneWay;
  }

  public void wire(Wire observer) {
    wire = observer;
  }

  /** Frames get lost in both directions, and nobody notices: a half-open connection. {@link #wire} ends it. */
  public void goSilent() {
    wire = (_, _) -> false;
  }

  /** Every attempt to connect fails like this from now on. */
  public void refuse(Disconnection why) {
    refusal = Optional.of(why);
  }

  public void admit() {
    refusal = Optional.empty();
  }

  /** Connections to come agree on this; the present one stays what it is. */
  public void agreeOn(String other) {
    subprotocol = other;
  }

  /** Breaks the connection, if any; frames on their way are lost. */
  public void cut() {
    end(new Disconnection(Disconnection.Reason.CLOSED_THERE, "cut"),
        new Disconnection(Disconnection.Reason.CLOSED_THERE, "cut"));
  }

  private void connect(RadioEvents events) {
    if (connection != null) {
      throw new IllegalStateException("connected already");
    }
    station.ended = Optional.empty();
    var attempt = new Connection(events, subprotocol);
    connection = attempt;
    loop.after(delay, () -> establish(attempt));
  }

  private void establish(Connection attempt) {
    if (connection != attempt) {
      return;
    }
    RadioEvents there = acceptor;
    if (refusal.isPresent() || there == null) {
      connection = null;
      station.ended = Optional.of(refusal.orElse(Disconnection.of(Disconnection.Reason.UNREACHABLE)));
      attempt.station.disconnected();
      return;
    }
    attempt.centralSystem = there;
    there.connected();
    attempt.station.connected();
  }

  private void end(Disconnection forStation, Disconnection forCentralSystem) {
    Connection ending = connection;
    if (ending == null) {
      return;
    }
    connection = null;
    station.ended = Optional.of(forStation);
    centralSystem.ended = Optional.of(forCentralSystem);
    loop.execute(ending.station::disconnected);
    Optional.ofNullable(ending.centralSystem).ifPresent(there -> loop.execute(there::disconnected));
  }

  private void carry(End from, String frame) throws NotConnectedException {
    Connection current = connection;
    if (current == null || current.centralSystem == null) {
      throw new NotConnectedException();
    }
    if (wire.carries(from, frame)) {
      RadioEvents to = from == End.STATION ? current.centralSystem : current.station;
      loop.after(delay, () -> {
        if (connection == current) {
          to.receivedMessage(reader.read(frame));
        }
      });
    }
  }

  private boolean isClosed() {
    return connection == null || connection.centralSystem == null;
  }

  private Optional<String> subprotocol() {
    return Optional.ofNullable(connection).filter(_ -> !isClosed()).map(current -> current.subprotocol);
  }

  private static final class Connection {
    private final RadioEvents station;
    private final String subprotocol;
    private @Nullable RadioEvents centralSystem;

    Connection(RadioEvents station, String subprotocol) {
      this.station = station;
      this.subprotocol = subprotocol;
    }
  }

  /** What is the same seen from both ends. */
  private abstract class Channel implements FrameChannel {
    private final End here;
    Optional<Disconnection> ended = Optional.empty();

    Channel(End here) {
      this.here = here;
    }

    @Override
    public void send(Object message) throws NotConnectedException {
      carry(here, (String) message);
    }

    @Override
    public boolean isClosed() {
      return InMemoryLink.this.isClosed();
    }

    @Override
    public Optional<String> subprotocol() {
      return InMemoryLink.this.subprotocol();
    }

    @Override
    public Optional<Disconnection> lastDisconnection() {
      return ended;
    }
  }

  private final class StationEnd extends Channel implements Transmitter {
    StationEnd() {
      super(End.STATION);
    }

    @Override
    public void connect(String uri, RadioEvents events) {
      InMemoryLink.this.connect(events);
    }

    @Override
    public void disconnect() {
      end(Disconnection.of(Disconnection.Reason.CLOSED_HERE), Disconnection.of(Disconnection.Reason.CLOSED_THERE));
    }
  }

  private final class CentralSystemEnd extends Channel implements Receiver {
    CentralSystemEnd() {
      super(End.CENTRAL_SYSTEM);
    }

    @Override
    public void accept(RadioEvents events) {
      acceptor = events;
    }

    @Override
    public void disconnect() {
      end(Disconnection.of(Disconnection.Reason.CLOSED_THERE), Disconnection.of(Disconnection.Reason.CLOSED_HERE));
    }
  }
}
