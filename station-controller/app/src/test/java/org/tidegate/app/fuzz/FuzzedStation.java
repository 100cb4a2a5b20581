package org.tidegate.app.fuzz;

import eu.chargetime.ocpp.NotConnectedException;
import eu.chargetime.ocpp.RadioEvents;
import eu.chargetime.ocpp.Receiver;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidegate.app.virtual.VirtualSetup;
import org.tidegate.app.virtual.VirtualStation;
import org.tidegate.domain.fixture.MemoryStationStore;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.station.Station;
import org.tidegate.hardware.simulator.SimulatedHardware;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.FrameChannel;
import org.tidegate.ocpp.rpc.InMemoryLink.End;

/** The whole station in virtual time, with the other end of the wire laid bare. Not thread-safe. */
final class FuzzedStation {
  private final VirtualStation virtual;
  private final Wire wire;
  private FrameChannel there;
  private @Nullable Station gone;
  private @Nullable Station known;
  private int starts;
  private boolean up;

  /** Who holds the other end. */
  interface Wire {
    /** The program has ended, if it ran; the next one knows nothing of what was said. */
    void ended();

    /** A program has come up. */
    void started();

    /** A frame of the station. */
    void said(String frame);

    /** The connection is gone. */
    void disconnected();
  }

  /** A station that is switched off. */
  FuzzedStation(long seed, Wire wire) {
    this.wire = wire;
    virtual = new VirtualStation(VirtualSetup.of(seed), this::seen, this::arrives);
    virtual.store = MemoryStationStore.forgetful(virtual.loop);
  }

  /** Starts the program; what was stored before is taken up. */
  void start() {
    virtual.start();
  }

  /** Kills the program: nothing is said, nothing more is written; what was on the link is lost. */
  void kill() {
    virtual.kill();
  }

  /** Sends a frame, unless there is no connection. */
  void send(String frame) {
    try {
      if (up) {
        there.send(frame);
      }
    } catch (NotConnectedException _) {
      // It went this very moment.
    }
  }

  boolean isUp() {
    return up;
  }

  /** Whether the program runs. */
  boolean isRunning() {
    return virtual.station() != gone;
  }

  /** How often the program connected for the first time in its life. */
  int starts() {
    return starts;
  }

  /** What connections to come agree on. */
  void agreeOn(OcppVersion version) {
    virtual.link.agreeOn(version);
  }

  /** The central system breaks the connection. */
  void cut() {
    virtual.link.cut();
  }

  void disconnectNetwork() {
    virtual.disconnectNetwork();
  }

  void connectNetwork() {
    if (isRunning()) {
      virtual.connectNetwork();
    }
  }

  Set<String> answeredActions() {
    return virtual.answeredActions();
  }

  Station station() {
    return virtual.station();
  }

  SimulatedHardware hardware() {
    return virtual.hardware();
  }

  MemoryStationStore store() {
    return virtual.store;
  }

  VirtualStationLoop loop() {
    return virtual.loop;
  }

  private void seen(End from, String frame) {
    if (from == End.STATION) {
      var channel = there;
      virtual.loop.execute(() -> {
        if (channel == there && up) {
          wire.said(frame);
        }
      });
    }
  }

  /** A place to arrive at for a program that is to be started; the first one while the virtual station is being made. */
  private void arrives(FrameChannel channel) {
    there = channel;
    if (virtual != null) {
      gone = virtual.station();
      disconnected();
      wire.ended();
    }
    ((Receiver) channel).accept(new RadioEvents() {
      @Override
      public void connected() {
        up = true;
        comesUp();
      }

      @Override
      public void receivedMessage(Object message) {
        // The text was seen on the wire.
      }

      @Override
      public void disconnected() {
        if (channel == there) {
          FuzzedStation.this.disconnected();
        }
      }
    });
  }

  private void comesUp() {
    if (known != virtual.station()) {
      known = virtual.station();
      starts++;
      wire.started();
    }
  }

  private void disconnected() {
    if (up) {
      up = false;
      wire.disconnected();
    }
  }
}
