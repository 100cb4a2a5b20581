package org.tidegate.hardware.modbus.sunspec;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tidegate.domain.quantity.StateOfCharge;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.hardware.modbus.BusFailure;
import org.tidegate.hardware.modbus.BusFailure.Kind;
import org.tidegate.hardware.modbus.Registers;
import org.tidegate.hardware.modbus.WordType;
import org.tidegate.hardware.modbus.sunspec.ConverterReading.Battery;
import org.tidegate.hardware.modbus.sunspec.Models.Common;
import org.tidegate.hardware.modbus.sunspec.Models.Control;
import org.tidegate.hardware.modbus.sunspec.Models.DirectCurrent;
import org.tidegate.hardware.modbus.sunspec.Models.Measurement;
import org.tidegate.hardware.modbus.sunspec.Models.Service;
import org.tidegate.hardware.modbus.sunspec.Models.Storage;

/**
 * A bidirectional converter that was discovered. For tasks of the bus's worker. The one place where SunSpec's
 * sense, power into the grid is positive, becomes the domain's.
 */
final class Converter {
  /** Until the newest command the timer may have lost this much, s: it counts whole seconds. */
  private static final int LOST_SECONDS = 1;
  /** What it holds is not known: nobody asked yet, or somebody else may have changed it. */
  private static final int NOT_KNOWN = -1;

  private final DeviceMap map;
  private final String name;
  private final int controlScale;
  private Settings settings;
  private int permitted = NOT_KNOWN;
  private int limited = NOT_KNOWN;
  private boolean limitTakenBack;

  private Converter(DeviceMap map, String name, Settings settings, int controlScale) {
    this.map = map;
    this.name = name;
    this.settings = settings;
    this.controlScale = controlScale;
  }

  /**
   * Discovers it and reads what does not change.
   *
   * @throws BusFailure also when it can't be used: a model, a scale factor or the reversion timer is missing
   */
  static Converter discover(Registers registers, int unit) throws BusFailure {
    DeviceMap map = DeviceMap.discover(registers, unit);
    Image control = map.image(Control.ID, Control.WATTS_SCALE + 1);
    OptionalInt scale = control.scale(Control.WATTS_SCALE);
    if (scale.isEmpty()) {
      throw new BusFailure(Kind.WRONG, "the converter has no scale factor for its active power (704 WSet_SF)");
    }
    if (control.number(WordType.UINT32, Control.REVERSION_SECONDS).isEmpty()
        || control.number(WordType.UINT32, Control.REVERSION_LEFT).isEmpty()) {
      throw new BusFailure(Kind.WRONG,
          "the converter has no reversion timer (704 WSetRvrtTms, WSetRvrtRem): without one it is not used");
    }
    Image common = map.image(Common.ID, Common.SERIAL + Common.LONG);
    return new Converter(map, name(common), Settings.of(map), scale.getAsInt());
  }

  /**
   * Reads its limits and scales again: the installer or the grid's operator may have set others, and one that has just
   * started may not have known them.
   */
  void refresh() throws BusFailure {
    settings = Settings.of(map);
  }

  /** Who made it, which one it is. */
  String name() {
    return name;
  }

  /** Which models it has, in ascending order. */
  List<Integer> models() {
    return map.models();
  }

  /** The most power it takes into a vehicle. */
  Watts mostCharge() {
    return settings.mostCharge();
  }

  /** The most power it takes out of a vehicle, as a size. */
  Watts mostDischarge() {
    return settings.mostDischarge();
  }

  /** This power, no more than it can do. */
  Watts within(Watts target) {
    return target.min(settings.mostCharge()).max(settings.mostDischarge().negated());
  }

  /**
   * Sets the active power and starts the reversion timer, in one request; then reads both back.
   *
   * @param target within what it can do
   * @param seconds at least 1; then it goes to 0 W by itself
   * @throws BusFailure also when it holds something else than was written, or its timer does not run
   */
  void set(Watts target, int seconds) throws BusFailure {
    int watts = raw(target);
    int[] percents = map.read(Control.ID, Control.PERCENT, 2);
    int[] written = {1, Control.IN_WATTS, watts >>> 16, watts & 0xFFFF, 0, 0, percents[0], percents[1], 1, 0, seconds};
    map.write(Control.ID, Control.ENABLED, written);
    int[] held = held(Control.WATTS_END);
    // Some devices tell the same power there, in percent of what they can do.
    System.arraycopy(held, Control.PERCENT - Control.ENABLED, written, Control.PERCENT - Control.ENABLED, 2);
    if (!Arrays.equals(written, 0, written.length, held, 0, written.length)) {
      throw new BusFailure(Kind.WRONG, "the converter did not take " + target + " for " + seconds + " s");
    }
    int left = held[Control.REVERSION_LEFT - Control.ENABLED + 1];
    if (held[Control.REVERSION_LEFT - Control.ENABLED] != 0 || left > seconds || left < seconds - LOST_SECONDS) {
      throw new BusFailure(Kind.WRONG,
          "the converter's reversion timer shows " + left + " s after it was set to " + seconds + " s");
    }
  }

  /** Whether it is set to 0 W: another master, or its own new start, may have taken that back. */
  boolean holdsZero() throws BusFailure {
    return Arrays.equals(held(Control.REVERSION_WATTS), new int[]{1, Control.IN_WATTS, 0, 0});
  }

  /** How its active power is set, up to this point, and on the way whether its limit is still what was written. */
  private int[] held(int end) throws BusFailure {
    int[] held = map.read(Control.ID, Control.LIMIT_ENABLED, end - Control.LIMIT_ENABLED);
    if (limited != NOT_KNOWN && (held[0] != 1 || held[1] != limited)) {
      limited = NOT_KNOWN;
      limitTakenBack = true;
    }
    return Arrays.copyOfRange(held, Control.ENABLED - Control.LIMIT_ENABLED, held.length);
  }

  /** Whether it has a limit of what it gives. */
  boolean hasLimit() {
    return settings.limit().isPresent();
  }

  /** Whether it was seen with another limit than it was told. */
  boolean isLimitTakenBack() {
    return limitTakenBack;
  }

  /**
   * Lets it give no more than this, whatever power it is set to; one without such a limit knows none.
   *
   * @param most as a size
   * @return whether it had to be told
   * @throws BusFailure also when it does not hold what was written
   */
  boolean limit(Watts most) throws BusFailure {
    Optional<GenerationLimit> limit = settings.limit();
    if (limit.isEmpty() || limited == limit.get().steps(most)) {
      return false;
    }
    int[] written = {1, limit.get().steps(most)};
    map.write(Control.ID, Control.LIMIT_ENABLED, written);
    int[] held = map.read(Control.ID, Control.LIMIT_ENABLED, written.length);
    if (!Arrays.equals(written, held)) {
      throw new BusFailure(Kind.WRONG, "the converter did not take that it gives " + most + " at most, " + written[1]
          + " of 704 WMaxLimPct");
    }
    limited = written[1];
    limitTakenBack = false;
    return true;
  }

  /**
   * Lets it go into service, or sleep; one without model 703 knows no such thing and stays ready.
   *
   * @return whether it had to be told
   * @throws BusFailure also when it does not hold what was written
   */
  boolean permit(boolean service) throws BusFailure {
    int value = service ? 1 : 0;
    if (!map.has(Service.ID) || permitted == value) {
      return false;
    }
    boolean isTold = permitted() != value;
    if (isTold) {
      map.write(Service.ID, Service.PERMITTED, value);
      if (permitted() != value) {
        throw new BusFailure(Kind.WRONG, "the converter did not take " + value + " for entering service (703 ES)");
      }
    }
    permitted = value;
    return isTold;
  }

  private int permitted() throws BusFailure {
    return map.read(Service.ID, Service.PERMITTED, 1)[0];
  }

  /** What it tells of itself now. */
  ConverterReading read() throws BusFailure {
    Image now = map.image(Measurement.ID, Measurement.READ);
    Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
    alarms.addAll(Alarm.of(now.bits(Measurement.ALARMS)));
    if (map.has(DirectCurrent.ID)) {
      alarms.addAll(portAlarms());
    }
    Optional<Image> storage = map.has(Storage.ID)
        ? Optional.of(map.image(Storage.ID, Models.HEADER + Storage.LENGTH))
        : Optional.empty();
    if (storage.map(image -> image.choice(Storage.STATUS)).orElse(OptionalInt.empty()).orElse(0) == Storage.ERROR) {
      alarms.add(Alarm.STORAGE);
    }
    Image measurement = settings.measurement();
    InverterState state = InverterState.of(now.choice(Measurement.STATE));
    if (state.isDown()) {
      permitted = NOT_KNOWN;
      limited = NOT_KNOWN;
    }
    return new ConverterReading(
        now.scaled(WordType.INT16, Measurement.WATTS, measurement.scale(Measurement.WATTS_SCALE))
            .filter(watts -> Math.abs(watts) <= Settings.MOST_WATTS).map(watts -> new Watts((int) -Math.rint(watts))),
        state, alarms,
        now.scaled(WordType.UINT16, Measurement.VOLTS, measurement.scale(Measurement.VOLTS_SCALE)),
        now.scaled(WordType.UINT32, Measurement.HERTZ, measurement.scale(Measurement.HERTZ_SCALE)),
        storage.map(Converter::battery));
  }

  /** What is wrong at the ports that say that something is; they are read for it only then. */
  private Set<Alarm> portAlarms() throws BusFailure {
    int ports = map.image(DirectCurrent.ID, DirectCurrent.PORT_ALARMS + 2).bits(DirectCurrent.PORT_ALARMS);
    Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
    for (int port = 0; port < Integer.SIZE; port++) {
      if ((ports >>> port & 1) == 1) {
        alarms.addAll(Alarm.ofPort(portAlarm(port)));
      }
    }
    return alarms;
  }

  /** The alarm bits of a port; none where the model does not reach that far. */
  private int portAlarm(int port) throws BusFailure {
    int offset = DirectCurrent.PORTS + port * DirectCurrent.PORT_LENGTH + DirectCurrent.PORT_ALARM;
    return map.reaches(DirectCurrent.ID, offset + 2)
        ? new Image(map.read(DirectCurrent.ID, offset, 2)).bits(0)
        : 0;
  }

  private static Battery battery(Image storage) {
    OptionalInt percent = storage.scale(Storage.PERCENT_SCALE);
    return new Battery(
        storage.scaled(WordType.UINT16, Storage.STATE_OF_CHARGE, percent).filter(Converter::isPercent)
            .map(StateOfCharge::percent),
        storage.scaled(WordType.UINT16, Storage.CAPACITY, storage.scale(Storage.WATT_HOURS_SCALE))
            .filter(wattHours -> wattHours > 0).map(wattHours -> new WattHours(wattHours.longValue())),
        storage.scaled(WordType.UINT16, Storage.STATE_OF_HEALTH, percent).filter(Converter::isPercent));
  }

  private static boolean isPercent(double value) {
    return value >= 0 && value <= 100;
  }

  /** In the device's unit and sense; what does not fit its steps is rounded towards 0. */
  private int raw(Watts target) {
    return (int) (-target.value() / Math.pow(10, controlScale));
  }

  private static String name(Image common) {
    return common.text(Common.MANUFACTURER, Common.LONG) + " " + common.text(Common.MODEL, Common.LONG) + ", serial "
        + common.text(Common.SERIAL, Common.LONG);
  }
}
