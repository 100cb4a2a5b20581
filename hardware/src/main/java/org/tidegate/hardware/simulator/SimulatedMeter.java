package org.tidegate.hardware.simulator;

import java.util.Optional;
import java.util.function.Supplier;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.port.EnergyMeter;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.domain.station.OnStationLoop;

/**
 * The meter of one EVSE. Station loop only. A reading is told after its registers are saved: after a restart they are
 * never behind what was told.
 */
@OnStationLoop
final class SimulatedMeter implements EnergyMeter {
  private final SimulatorSettings.Evse settings;
  private final StationLoop loop;
  private final EvsePhysics physics;
  private final SavedFirst telling;
  private final Supplier<SimulatedGrid> grid;
  private boolean asked;

  SimulatedMeter(SimulatorSettings.Evse settings, StationLoop loop, EvsePhysics physics, SavedFirst telling,
      Supplier<SimulatedGrid> grid) {
    this.settings = settings;
    this.loop = loop;
    this.physics = physics;
    this.telling = telling;
    this.grid = grid;
  }

  @Override
  public void requestReading() {
    if (asked || physics.misbehaviour().meterSilent()) {
      return;
    }
    asked = true;
    MeterReading reading = reading();
    telling.onlyWhenSaved(() -> asked = false, events -> events.measured(settings.id(), reading));
  }

  private MeterReading reading() {
    EvseState state = physics.state();
    Optional<Double> volts = settings.current() == CurrentKind.AC ? grid.get().volts() : Optional.empty();
    return new MeterReading(loop.now(), state.imported(), state.exported(), state.actual(), volts);
  }
}
