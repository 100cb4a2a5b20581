package org.tidegate.hardware.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.dialog.ScheduleChoice;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.PilotReading;
import org.tidegate.domain.session.Vehicle;
import org.tidegate.domain.smartcharging.ExternalLimit;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.domain.station.GridReading;

/** Writes down what the devices tell. Station loop only. */
public final class RecordedEvents implements HardwareEvents {
  public final List<String> story = new ArrayList<>();
  public final List<PilotReading> pilots = new ArrayList<>();
  public final List<Vehicle> vehicles = new ArrayList<>();
  public final List<ScheduleChoice> choices = new ArrayList<>();
  public final List<MeterReading> readings = new ArrayList<>();
  public final List<GridReading> grids = new ArrayList<>();
  public final List<ExternalLimit> limits = new ArrayList<>();

  /** Codes of the faults that were raised and not cleared. */
  public List<String> openFaults() {
    List<String> open = new ArrayList<>();
    for (String line : story) {
      String code = line.substring(line.lastIndexOf(' ') + 1);
      if (line.startsWith("fault ")) {
        open.add(code);
      } else if (line.startsWith("cleared ")) {
        open.remove(code);
      }
    }
    return open;
  }

  @Override
  public void pilotChanged(int evseId, PilotReading reading) {
    pilots.add(reading);
    story.add("pilot " + evseId + " " + reading.state());
  }

  @Override
  public void vehicleReported(int evseId, Vehicle vehicle) {
    vehicles.add(vehicle);
    story.add("vehicle " + evseId + " " + vehicle.signalling());
  }

  @Override
  public void schedulesAsked(int evseId, Vehicle needs) {
    vehicles.add(needs);
    story.add("schedules asked " + evseId);
  }

  @Override
  public void scheduleChosen(int evseId, ScheduleChoice choice) {
    choices.add(choice);
    story.add("schedule chosen " + evseId + " " + choice.number().map(String::valueOf).orElse("none"));
  }

  @Override
  public void measured(int evseId, MeterReading reading) {
    readings.add(reading);
    story.add("measured " + evseId);
  }

  @Override
  public void contactorChanged(int evseId, boolean closed) {
    story.add("contactor " + evseId + (closed ? " closed" : " open"));
  }

  @Override
  public void lockChanged(int evseId, boolean locked) {
    story.add("lock " + evseId + (locked ? " locked" : " unlocked"));
  }

  @Override
  public void powerStageCan(int evseId, Watts mostCharge, Watts mostDischarge) {
    story.add("power stage " + evseId + " can " + mostCharge + " and " + mostDischarge);
  }

  @Override
  public void deratedTo(int evseId, int percent) {
    story.add("derated " + evseId + " " + percent);
  }

  @Override
  public void bayChanged(int evseId, boolean occupied) {
    story.add("bay " + evseId + (occupied ? " occupied" : " free"));
  }

  @Override
  public void cableChanged(int evseId, boolean isIn, Optional<Integer> mostAmps) {
    story.add("cable " + evseId + (isIn ? " in" : " out"));
  }

  @Override
  public void vehicleEndedSession(int evseId) {
    story.add("session ended " + evseId);
  }

  @Override
  public void faultRaised(int evseId, Fault fault) {
    story.add("fault " + evseId + " " + fault.code());
  }

  @Override
  public void faultCleared(int evseId, FaultKind kind, FaultSource source) {
    story.add("cleared " + evseId + " " + kind);
  }

  @Override
  public void cardPresented(IdToken token, Set<Integer> evseIds) {
    story.add("card " + token.value() + " " + token.type() + " " + evseIds);
  }

  @Override
  public void externalLimitSet(ExternalLimit limit) {
    limits.add(limit);
    story.add("external limit " + limit.evseId() + " " + limit.source());
  }

  @Override
  public void externalLimitReleased(int evseId, LimitSource source) {
    story.add("external limit released " + evseId + " " + source);
  }

  @Override
  public void gridChanged(GridReading reading) {
    grids.add(reading);
    story.add("grid" + (reading.outage() ? " gone" : ""));
  }
}
