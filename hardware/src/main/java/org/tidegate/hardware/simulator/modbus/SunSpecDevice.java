package org.tidegate.hardware.simulator.modbus;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.LongSupplier;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.modbus.sunspec.InverterState;
import org.tidegate.hardware.modbus.sunspec.Models;
import org.tidegate.hardware.modbus.sunspec.Models.Capacity;
import org.tidegate.hardware.modbus.sunspec.Models.Common;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.DirectCurrent;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;
import org.tidegate.hardware.modbus.sunspec.Models.Service;
import org.tidegate.hardware.modbus.sunspec.Models.Storage;
import org.tidegate.hardware.simulator.EvseState;
import org.tidegate.hardware.simulator.SimulatedCar;
import org.tidegate.hardware.simulator.SimulatedSupply;

/**
 * A simulated bidirectional converter with SunSpec's models 1, 701, 702, 703, 704, 713 and 714. Safe from any thread. Writing
 * its active power starts its reversion timer anew; when it runs out the reversion values hold. Watts have a scale factor
 * of 1: steps of ten. Its limit, in tenths of a percent and without a timer, keeps what it gives below what it is set to.
 */
public final class SunSpecDevice implements RegisterDevice {
  private static final int BASE = 40_000;
  private static final int WATTS_SCALE = 1;
  private static final int STEP_WATTS = 10;
  private static final int LIMIT_SCALE = -1;
  private static final int LIMIT_STEPS = 1_000;
  /** More than any converter moves, and no more than an int holds in steps. */
  private static final int MOST_WATTS = 100_000_000;
  private static final Set<FaultKind> BROKEN = Set.of(FaultKind.PowerStageFailure, FaultKind.IsolationFailure,
      FaultKind.OverCurrent);

  private final SimulatedSupply supply;
  private final LongSupplier clock;
  private final int[] held = new int[Control.WATTS_END - Control.ENABLED];
  private int limitEnabled;
  private int limit = LIMIT_STEPS;
  private boolean timed;
  private long reverts;
  private boolean permitted = true;

  /** The converter of one simulated EVSE. */
  public SunSpecDevice(SimulatedSupply supply, LongSupplier clock) {
    this.supply = supply;
    this.clock = clock;
  }

  @Override
  public synchronized int[] read(Table table, int first, int count) throws Refused {
    int[] map = map();
    if (table != Table.HOLDING || first < BASE || first + count > BASE + map.length) {
      throw Refused.address();
    }
    return Arrays.copyOfRange(map, first - BASE, first - BASE + count);
  }

  @Override
  public synchronized void write(int first, int[] words) throws Refused {
    if (first == BASE + serviceAddress() + Service.PERMITTED && words.length == 1) {
      permit(words[0]);
      return;
    }
    if (first == BASE + controlAddress() + Control.LIMIT_ENABLED && words.length == 2) {
      limit(words[0], words[1]);
      return;
    }
    int from = first - BASE - controlAddress() - Control.ENABLED;
    if (from < 0 || from + words.length > Control.REVERSION_LEFT - Control.ENABLED) {
      throw Refused.address();
    }
    int[] after = held.clone();
    System.arraycopy(words, 0, after, from, words.length);
    if (after[0] > 1 || after[at(Control.MODE)] != Control.IN_WATTS || after[at(Control.REVERSION_ENABLED)] > 1) {
      throw Refused.value();
    }
    System.arraycopy(after, 0, held, 0, after.length);
    int seconds = (int) number(Control.REVERSION_SECONDS);
    timed = seconds > 0;
    reverts = clock.getAsLong() + Duration.ofSeconds(seconds).toNanos();
    obey();
  }

  private void limit(int enabled, int steps) throws Refused {
    if (enabled > 1 || steps > LIMIT_STEPS) {
      throw Refused.value();
    }
    limitEnabled = enabled;
    limit = steps;
    revert();
    obey();
  }

  /** Out of service it sleeps, whatever power was set. */
  private void permit(int value) throws Refused {
    if (value > 1) {
      throw Refused.value();
    }
    permitted = value == 1;
    if (!permitted) {
      supply.command(Watts.ZERO, PowerStage.LONGEST_LEASE);
    }
  }

  private void obey() {
    boolean set = held[0] == 1 && permitted;
    supply.command(set ? target() : Watts.ZERO,
        timed ? Duration.ofNanos(reverts - clock.getAsLong()) : PowerStage.LONGEST_LEASE);
  }

  private Watts target() {
    var set = new Watts((int) Math.clamp(-number(Control.WATTS) * STEP_WATTS, -MOST_WATTS, MOST_WATTS));
    return limitEnabled == 1 ? set.max(new Watts(-rated() * STEP_WATTS / LIMIT_STEPS * limit)) : set;
  }

  /** In its steps. */
  private int rated() {
    return Math.max(supply.settings().mostCharge().value(), supply.settings().mostDischarge().value()) / STEP_WATTS;
  }

  private void revert() {
    if (timed && clock.getAsLong() - reverts >= 0) {
      timed = false;
      held[0] = held[at(Control.REVERSION_ENABLED)];
      System.arraycopy(held, at(Control.REVERSION_WATTS), held, at(Control.WATTS), 2);
    }
    long left = timed ? Math.ceilDiv(reverts - clock.getAsLong(), 1_000_000_000L) : 0;
    put(held, at(Control.REVERSION_LEFT), 2, left);
  }

  private int[] map() {
    revert();
    EvseState state = supply.state();
    return join(Models.MARK, common(), measurement(state), capacity(), service(), control(), storage(state),
        directCurrent(state),
        new int[]{Models.END, 0});
  }

  private int[] service() {
    int[] model = unimplemented(Service.ID, Service.LENGTH);
    model[Service.PERMITTED] = permitted ? 1 : 0;
    return model;
  }

  private static int serviceAddress() {
    return Models.MARK.length + 3 * Models.HEADER + Common.LENGTH + Measurement.LENGTH + Capacity.LENGTH;
  }

  private static int controlAddress() {
    return serviceAddress() + Models.HEADER + Service.LENGTH;
  }

  private int[] common() {
    int[] model = model(Common.ID, Common.LENGTH);
    text(model, Common.MANUFACTURER, Common.LONG, "Tidegate");
    text(model, Common.MODEL, Common.LONG, "Simulated converter");
    text(model, Common.VERSION, Common.SHORT, "1");
    text(model, Common.SERIAL, Common.LONG, "SIM-" + supply.settings().id());
    return model;
  }

  private int[] measurement(EvseState state) {
    int[] model = unimplemented(Measurement.ID, Measurement.LENGTH, 10, 14, 35, 45, 64, 68, 87, 91, 113, 122);
    model[Measurement.STATE] = inverter(state).ordinal();
    model[Measurement.CONNECTED] = supply.grid().outage() ? 0 : 1;
    put(model, Measurement.ALARMS, 2, alarms(state.faults()));
    put(model, Measurement.WATTS, 1, Math.round(-(double) state.actual().value() / STEP_WATTS));
    supply.grid().volts().ifPresent(volts -> put(model, Measurement.VOLTS, 1, Math.round(volts * 10)));
    supply.hertz().ifPresent(hertz -> put(model, Measurement.HERTZ, 2, Math.round(hertz * 100)));
    put(model, Measurement.VOLTS_SCALE, 1, -1);
    put(model, Measurement.HERTZ_SCALE, 1, -2);
    put(model, Measurement.WATTS_SCALE, 1, WATTS_SCALE);
    return model;
  }

  private int[] capacity() {
    int[] model = unimplemented(Capacity.ID, Capacity.LENGTH, 45, 51);
    int in = supply.settings().mostCharge().value() / STEP_WATTS;
    int out = supply.settings().mostDischarge().value() / STEP_WATTS;
    put(model, Capacity.RATED, 1, rated());
    put(model, Capacity.RATED_CHARGE, 1, in);
    put(model, Capacity.RATED_DISCHARGE, 1, out);
    put(model, Capacity.WATTS_SCALE, 1, WATTS_SCALE);
    return model;
  }

  private int[] control() {
    int[] model = unimplemented(Control.ID, Control.LENGTH, 38, 38, 40, 40, 42, 43, 53, 58);
    model[39] = 0;
    model[41] = 0;
    model[Control.LIMIT_ENABLED] = limitEnabled;
    model[Control.LIMIT_PERCENT] = limit;
    put(model, Control.LIMIT_SCALE, 1, LIMIT_SCALE);
    System.arraycopy(held, 0, model, Control.ENABLED, held.length);
    put(model, Control.WATTS_SCALE, 1, WATTS_SCALE);
    return model;
  }

  /** The vehicle's battery, as far as the car tells it. */
  private int[] storage(EvseState state) {
    int[] model = unimplemented(Storage.ID, Storage.LENGTH);
    put(model, Storage.STATUS, 1, 0);
    put(model, Storage.WATT_HOURS_SCALE, 1, 1);
    put(model, Storage.PERCENT_SCALE, 1, -2);
    state.car().ifPresent(car -> battery(model, car));
    return model;
  }

  private static void battery(int[] model, SimulatedCar car) {
    if (car.tellsCapacity()) {
      put(model, Storage.CAPACITY, 1, Math.min(0xFFFE, Math.round(car.capacityWh() / 10)));
    }
    if (car.tellsStateOfCharge()) {
      put(model, Storage.STATE_OF_CHARGE, 1, (long) (car.stateOfCharge() * 100));
    }
    car.stateOfHealth().ifPresent(health -> put(model, Storage.STATE_OF_HEALTH, 1, (long) (health * 100)));
  }

  /** One port, the vehicle's. A fault to earth there is bit 0 of its alarms. */
  private static int[] directCurrent(EvseState state) {
    int[] model = unimplemented(DirectCurrent.ID, DirectCurrent.LENGTH + DirectCurrent.PORT_LENGTH, 5, 6, 15, 19,
        DirectCurrent.PORTS + 10, DirectCurrent.PORTS + 10, DirectCurrent.PORTS + 12, DirectCurrent.PORTS + 12,
        DirectCurrent.PORTS + 21, DirectCurrent.PORTS + 21);
    int alarm = state.faults().contains(FaultKind.IsolationFailure) ? 1 : 0;
    put(model, DirectCurrent.PORT_ALARMS, 2, alarm);
    put(model, DirectCurrent.PORT_COUNT, 1, 1);
    put(model, DirectCurrent.PORTS + DirectCurrent.PORT_ALARM, 2, alarm);
    return model;
  }

  private InverterState inverter(EvseState state) {
    if (state.faults().stream().anyMatch(BROKEN::contains)) {
      return InverterState.FAULT;
    }
    if (!permitted) {
      return InverterState.SLEEPING;
    }
    return state.actual().isZero() ? InverterState.STANDBY : InverterState.RUNNING;
  }

  /** Bits of point Alrm: 0 ground fault, 5 cabinet open, 7 over-temperature. */
  private static long alarms(Set<FaultKind> faults) {
    return (faults.contains(FaultKind.GroundFailure) ? 1L : 0) | (faults.contains(FaultKind.CabinetOpen) ? 1L << 5 : 0)
        | (faults.contains(FaultKind.OverTemperature) ? 1L << 7 : 0);
  }

  private long number(int offset) {
    return (long) (short) held[at(offset)] << 16 | held[at(offset) + 1];
  }

  private static int at(int offset) {
    return offset - Control.ENABLED;
  }

  private static int[] model(int id, int length) {
    int[] model = new int[Models.HEADER + length];
    model[0] = id;
    model[1] = length;
    return model;
  }

  /** Every point reads as "not implemented": all ones, and for signed 16-bit ones, from-to in pairs, the high bit. */
  private static int[] unimplemented(int id, int length, int... signed) {
    int[] model = model(id, length);
    Arrays.fill(model, Models.HEADER, model.length, 0xFFFF);
    for (int i = 0; i < signed.length; i += 2) {
      Arrays.fill(model, signed[i], signed[i + 1] + 1, 0x8000);
    }
    return model;
  }

  private static void put(int[] model, int offset, int words, long value) {
    for (int i = 0; i < words; i++) {
      model[offset + i] = (int) (value >>> 16 * (words - 1 - i)) & 0xFFFF;
    }
  }

  private static void text(int[] model, int offset, int length, String text) {
    byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 2 * length);
    for (int i = 0; i < length; i++) {
      model[offset + i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
    }
  }

  private static int[] join(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
