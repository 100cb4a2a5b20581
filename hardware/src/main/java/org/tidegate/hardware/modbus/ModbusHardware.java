package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.PowerStage;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.LimitSource;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.ToldFaults;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;
import org.tidegate.hardware.modbus.ModbusSettings.Converter;
import org.tidegate.hardware.modbus.sunspec.ConverterReading;
import org.tidegate.hardware.modbus.sunspec.SunSpecPowerStage;

/**
 * Converters and meters on Modbus in front of the other devices, which something else drives. Safe from any thread; the
 * devices are for the station loop.
 */
public final class ModbusHardware implements Hardware {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusHardware.class);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);

  private final StationLoop loop;
  private final Hardware rest;
  private final Telling telling = new Telling();
  private final ToldFaults siteFaults = new ToldFaults(FaultVariables.STATION, new FaultSource("modbus"), telling);
  private final Map<FaultKind, Set<String>> missing = new EnumMap<>(FaultKind.class);
  private final Map<Integer, SunSpecPowerStage> stages = new HashMap<>();
  private final Map<Integer, ModbusMeter> meters = new HashMap<>();
  private final Optional<ModbusGridMeter> grid;
  private final List<LimitContacts> contacts;
  private final List<EvseDevices> evses;
  /** Station loop only. */
  private @Nullable VehicleBatteries batteries;

  /**
   * The devices; nothing is sent before {@link #start}.
   *
   * @param open gives the bus with this description; whoever gives it closes it, after this is closed
   * @param rest has all EVSEs, and keeps what is not on a bus; stays the caller's to close, after this is closed
   */
  public ModbusHardware(StationLoop loop, ModbusSettings settings, Function<BusSettings, Bus> open, Hardware rest) {
    this.loop = loop;
    this.rest = rest;
    Map<String, Bus> buses = settings.buses().stream().collect(Collectors.toMap(BusSettings::name, open));
    settings.evses().forEach(evse -> {
      evse.converter().ifPresent(converter -> stages.put(evse.id(), stage(evse.id(), bus(buses, converter.place()),
          converter)));
      evse.meter().ifPresent(meter -> meters.put(evse.id(), new ModbusMeter(evse.id(), bus(buses, meter.place()),
          meter.place().unit(), meter.map(), loop,
          reading -> measured(evse.id(), reading))));
    });
    this.grid = settings.grid().map(meter -> new ModbusGridMeter(bus(buses, meter.place()), meter.place().unit(),
        meter.map(), loop, rest.evses().size(), reading -> tell(events -> events.gridChanged(reading)),
        works -> site("grid meter", FaultKind.GridMeterFailure, works)));
    this.contacts = contacts(settings.contacts(), buses);
    this.evses = rest.evses().stream().map(this::withBusDevices).toList();
  }

  @Override
  public List<EvseDevices> evses() {
    return evses;
  }

  @Override
  public GridMeter grid() {
    return grid.isPresent() ? grid.get() : rest.grid();
  }

  @Override
  public void start(HardwareEvents events) {
    LOG.info("on Modbus: {} converter(s), {} meter(s)", stages.size(), meters.size());
    var completed = new VehicleBatteries(events, loop);
    loop.execute(() -> {
      telling.listener(events);
      batteries = completed;
    });
    rest.start(new MeteredElsewhere(completed, meters.keySet(), grid.isPresent()));
    stages.values().forEach(SunSpecPowerStage::start);
    meters.values().forEach(ModbusMeter::requestReading);
    grid.ifPresent(ModbusGridMeter::start);
    contacts.forEach(LimitContacts::start);
    if (contacts.isEmpty() && !rest.hearsExternalSystems()) {
      // What a contact limited that was taken out of the configuration would hold for ever.
      tell(known -> known.externalLimitReleased(FaultVariables.STATION, LimitSource.SO));
    }
  }

  @Override
  public void close() {
    telling.silence();
    stages.values().forEach(stage -> stage.stop(STOPS_WITHIN));
  }

  private void measured(int evseId, MeterReading reading) {
    grid.ifPresent(meter -> meter.evseMeasured(evseId, reading));
    tell(events -> events.measured(evseId, reading));
  }

  /** One fault for all of a kind: it is over when none is missing. */
  private void site(String input, FaultKind kind, boolean works) {
    loop.execute(() -> {
      var gone = missing.computeIfAbsent(kind, _ -> new TreeSet<>());
      if (works) {
        gone.remove(input);
      } else {
        gone.add(input);
      }
      if (gone.isEmpty()) {
        siteFaults.clear(kind);
      } else {
        siteFaults.raise(kind, "can't be read: " + gone);
      }
    });
  }

  private void tell(Consumer<HardwareEvents> what) {
    loop.execute(() -> telling.tell(what));
  }

  private EvseDevices withBusDevices(EvseDevices other) {
    int id = other.evseId();
    var stage = Optional.ofNullable(stages.get(id));
    var meter = Optional.ofNullable(meters.get(id));
    return new EvseDevices(id, stage.map(own -> powerStage(own, other)).orElse(other.powerStage()), other.contactor(),
        other.lock(),
        meter.isPresent() ? meter.get() : other.meter(), other.pilot(), other.indicator(), other.dialog());
  }

  private PowerStage powerStage(PowerStage converter, EvseDevices other) {
    return rest.hearsConverters() ? new ToldBoth(converter, other.powerStage()) : converter;
  }

  private SunSpecPowerStage stage(int evseId, Bus bus, Converter converter) {
    var faults = new ToldFaults(evseId, SunSpecPowerStage.SOURCE, telling);
    var looks = converter.tellsVehicle() ? VehicleBatteries.READ_EVERY : SunSpecPowerStage.LOOKS_WHILE_IDLE;
    return new SunSpecPowerStage(evseId, bus, converter.place().unit(), looks, converter.setsLimit(),
        loop::nanoTime,
        new SunSpecPowerStage.Told() {
          @Override
          public void raised(Fault fault) {
            loop.execute(() -> faults.raise(fault.kind(), fault.text()));
          }

          @Override
          public void cleared(FaultKind kind) {
            loop.execute(() -> faults.clear(kind));
          }

          @Override
          public void can(Watts mostCharge, Watts mostDischarge) {
            tell(events -> events.powerStageCan(evseId, mostCharge, mostDischarge));
          }

          @Override
          public void read(ConverterReading reading) {
            LOG.trace("evse {}: {}", evseId, reading);
            if (converter.tellsVehicle()) {
              tell(_ -> Objects.requireNonNull(batteries).read(evseId, reading.battery()));
            }
          }
        });
  }

  private List<LimitContacts> contacts(List<Contact> all, Map<String, Bus> buses) {
    var onBuses = all.stream().collect(Collectors.groupingBy(contact -> contact.place().bus()));
    var together = new OperatorLimit(loop, telling, onBuses.keySet());
    return onBuses.entrySet().stream().map(on -> new LimitContacts(bus(buses, on.getValue().getFirst().place()),
        on.getValue(), loop, limit -> loop.execute(() -> together.says(on.getKey(), limit)),
        (name, works) -> site("bus " + name, FaultKind.LimitContactFailure, works))).toList();
  }

  /** A converter, and who has to know what it is told. */
  private record ToldBoth(PowerStage converter, PowerStage listener) implements PowerStage {
    @Override
    public void command(Watts target, Duration lease) {
      converter.command(target, lease);
      listener.command(target, lease);
    }

    @Override
    public void dischargeAtMost(Watts most) {
      converter.dischargeAtMost(most);
      listener.dischargeAtMost(most);
    }

    @Override
    public void rest() {
      converter.rest();
      listener.rest();
    }
  }

  private static Bus bus(Map<String, Bus> buses, ModbusSettings.Place place) {
    return Optional.ofNullable(buses.get(place.bus()))
        .orElseThrow(() -> new IllegalArgumentException("there is no bus " + place.bus()));
  }
}
