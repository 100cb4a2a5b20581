package org.tidegate.hardware.board;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.port.ConnectorLock;
import org.tidegate.domain.port.Contactor;
import org.tidegate.domain.port.ControlPilot;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Indicator.Light;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.ControlPilotState;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.station.OnStationLoop;
import org.tidegate.hardware.board.BoardMessages.Command;
import org.tidegate.hardware.board.BoardMessages.Status;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.ToldFaults;
import org.tidegate.hardware.pilot.Invitation;
import org.tidegate.hardware.pilot.PilotDutyCycle;

/**
 * One EVSE behind a board. Station loop only.
 *
 * <p>Alternating current has basic signalling and charges only. Direct current has a duty cycle of 5 % while anything is
 * offered: the board talks with the vehicle, tells what that said, and is told what the converter is told; it moves no
 * power itself.
 *
 * <p>Of alternating current: until the contactor has closed the duty cycle invites with what is offered: a vehicle becomes ready by it, and the
 * station commands no power before. Once it has closed it is the lower of that and the command whose lease runs, and the
 * board ends it with the lease. A contactor that opened by itself does not invite again before it is asked to close.
 */
@OnStationLoop
final class BoardEvse {
  /** The board tells how it is four times a second. */
  static final Duration SILENT_AFTER = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(BoardEvse.class);

  private final BoardSettings.Evse settings;
  private final StationLoop loop;
  private final BoardLink link;
  private final Telling telling;
  private final ToldFaults faults;
  private final EvseDevices devices;
  private boolean available = true;
  private boolean contactor;
  private final Invitation invitation = new Invitation();
  private boolean lock;
  private double offered;
  private Watts commanded = Watts.ZERO;
  private long leaseEnds;
  private Light light = Light.UNAVAILABLE;
  private int number;
  private long heardAt;
  private long obeyedAt;
  private @Nullable Status told;
  private final ToldVehicle vehicle;
  private final BoardFaults seen;
  private Map<FaultKind, String> wrong = Map.of();

  BoardEvse(BoardSettings.Evse settings, StationLoop loop, BoardLink link, Telling telling) {
    this.settings = settings;
    this.loop = loop;
    this.link = link;
    this.telling = telling;
    this.vehicle = new ToldVehicle(loop);
    this.seen = new BoardFaults(loop);
    this.faults = new ToldFaults(settings.id(), new FaultSource("board"), telling);
    this.devices = new EvseDevices(settings.id(), this::command, contactorPort(), lockPort(), () -> {}, pilotPort(),
        this::show);
  }

  EvseDevices devices() {
    return devices;
  }

  /** From now on the board is missed. */
  void start() {
    heardAt = loop.nanoTime();
    obeyedAt = heardAt;
    beat();
  }

  /** Repeats what is wanted, with what is left of the lease; and looks whether the board is still there. */
  void beat() {
    send();
    long now = loop.nanoTime();
    if (now - heardAt >= SILENT_AFTER.toNanos()) {
      faults.raise(FaultKind.BoardLinkLost, "nothing is heard of the board");
    } else if (now - obeyedAt >= SILENT_AFTER.toNanos()) {
      faults.raise(FaultKind.BoardLinkLost, "the board does not hear what it is told");
    }
  }

  void heard(Status status) {
    long now = loop.nanoTime();
    heardAt = now;
    if (status.obeyed() == number) {
      obeyedAt = now;
    }
    if (now - obeyedAt < SILENT_AFTER.toNanos()) {
      faults.clear(FaultKind.BoardLinkLost);
    }
    Status before = told;
    told = status;
    tellCable(before, status);
    if (before == null ? status.derated() > 0 : before.derated() != status.derated()) {
      telling.tell(events -> events.deratedTo(settings.id(), 100 - status.derated()));
    }
    tellFaults(seen.of(status, new BoardFaults.Told(status.obeyed() == number, contactor, lock)));
    if (before != null && before.pilot().isConnected()
        && !(status.pilot().isConnected() && before.isSamePlug(status))) {
      forgetVehicle();
    }
    tellPilot(before, status);
    boolean invited = invitation.isOpen();
    invitation.seen(status.contactor(), status.pilot().isReadyForEnergy());
    if (invitation.isOpen() && !invited) {
      send();
    }
    if (before == null ? status.contactor() : before.contactor() != status.contactor()) {
      telling.tell(events -> events.contactorChanged(settings.id(), status.contactor()));
      send();
    }
    if (before == null ? status.locked() : before.locked() != status.locked()) {
      telling.tell(events -> events.lockChanged(settings.id(), status.locked()));
    }
  }

  /** What the vehicle said to the board; of one that was here before it is worth nothing. */
  void heard(VehicleWord word) {
    Status now = told;
    if (settings.isDirect() && now != null && now.pilot().isConnected() && now.plugs() == word.plugs()) {
      boolean ends = vehicle.endsBy(word);
      vehicle.heard(word).ifPresent(known -> telling.tell(events -> events.vehicleReported(settings.id(), known)));
      if (ends) {
        telling.tell(events -> events.vehicleEndedSession(settings.id()));
      }
    }
  }

  /** The next vehicle is invited, and gets nothing that was wanted for the one before. */
  private void forgetVehicle() {
    contactor = false;
    invitation.renewed();
    commanded = Watts.ZERO;
    vehicle.forget();
    send();
  }

  private void tellPilot(@Nullable Status before, Status now) {
    if (before != null && before.isSamePlug(now)) {
      if (before.pilot() != now.pilot()) {
        entered(now, now.pilot().isConnected() && !before.pilot().isConnected());
      }
      return;
    }
    if (before != null && before.pilot().isConnected() && now.pilot().isConnected()) {
      // Unplugged and plugged again between two words of the board.
      var gone = new PilotReading(ControlPilotState.A, Optional.empty(), loop.now());
      telling.tell(events -> events.pilotChanged(settings.id(), gone));
    }
    entered(now, now.pilot().isConnected());
  }

  private void entered(Status now, boolean arrived) {
    var reading = new PilotReading(now.pilot(), Optional.of(now.board() + "-" + now.plugs()), loop.now());
    telling.tell(events -> {
      events.pilotChanged(settings.id(), reading);
      if (arrived && !settings.isDirect()) {
        events.vehicleReported(settings.id(), Vehicle.basic(CurrentKind.AC, Optional.empty()));
      }
    });
  }

  private void tellCable(@Nullable Status before, Status now) {
    if (!now.isCableTheStations() && (before == null || before.cableAmps() != now.cableAmps())) {
      boolean isIn = now.cableAmps() != Status.NO_CABLE;
      telling.tell(events -> events.cableChanged(settings.id(), isIn,
          isIn && !now.isCableUnusable() ? Optional.of(now.cableAmps()) : Optional.empty()));
      send();
    }
  }

  private void tellFaults(Map<FaultKind, String> now) {
    wrong.keySet().stream().filter(kind -> !now.containsKey(kind)).forEach(faults::clear);
    now.forEach(faults::raise);
    wrong = now;
  }

  private void command(Watts target, Duration lease) {
    Duration most = lease.compareTo(PowerStage.LONGEST_LEASE) > 0 ? PowerStage.LONGEST_LEASE : lease;
    commanded = target.isDischarge() && !settings.isDirect() ? Watts.ZERO : target;
    leaseEnds = loop.nanoTime() + (commanded.isZero() ? 0 : most.toNanos());
    send();
  }

  private void show(Light now) {
    light = now;
    send();
  }

  private void send() {
    count();
    long left = Math.max(0, (leaseEnds - loop.nanoTime()) / 1_000_000);
    Watts now = left > 0 ? commanded : Watts.ZERO;
    var command = new Command(settings.id(), available, contactor, lock, dutyCycle(now), (int) left, light,
        settings.isDirect() ? OptionalInt.of(now.value()) : OptionalInt.empty());
    LOG.trace("evse {}: {}", settings.id(), command);
    link.send(settings.id(), command.frame(number).encoded());
  }

  /** Each frame has another number than the board said last: one that hears nothing says an old one for ever. */
  private void count() {
    do {
      number = number + 1 & 0xFF;
    } while (told != null && told.obeyed() == number);
  }

  /** Direct current goes by what the vehicle is told, in a pause too: a steady pilot would end the talk with it. */
  private int dutyCycle(Watts now) {
    if (settings.isDirect()) {
      return offered > 0 ? PilotDutyCycle.DIGITAL : PilotDutyCycle.STEADY;
    }
    double most = invitation.isOpen() ? offered : Math.min(offered, settings.amps(now.value()));
    return PilotDutyCycle.offering(Math.min(Math.min(settings.mostAmps(), cableAmps()), most));
  }

  /** A cable of the driver's may carry less than the station, IEC 61851-1 annex B. */
  private double cableAmps() {
    if (told == null || told.isCableTheStations()) {
      return settings.mostAmps();
    }
    return told.isCableUnusable() ? 0 : told.cableAmps();
  }

  private Contactor contactorPort() {
    return new Contactor() {
      @Override
      public void close() {
        contactor = true;
        invitation.closeAsked(told != null && told.contactor());
        send();
      }

      @Override
      public void open() {
        contactor = false;
        invitation.renewed();
        send();
      }
    };
  }

  private ConnectorLock lockPort() {
    return new ConnectorLock() {
      @Override
      public void lock() {
        lock = true;
        send();
      }

      @Override
      public void unlock() {
        lock = false;
        send();
      }
    };
  }

  private ControlPilot pilotPort() {
    return new ControlPilot() {
      @Override
      public void offer(Watts atMost) {
        offers(settings.amps(atMost.value()));
      }

      @Override
      public void withdrawOffer() {
        offers(0);
      }

      @Override
      public void showUnavailable() {
        available = false;
        offered = 0;
        send();
      }
    };
  }

  private void offers(double amps) {
    available = true;
    offered = amps;
    send();
  }
}
