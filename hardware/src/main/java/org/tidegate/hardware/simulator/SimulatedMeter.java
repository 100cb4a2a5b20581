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
  private final Optional<SigningKey> key;
  private boolean asked;
  private boolean signatureWanted;

  SimulatedMeter(SimulatorSettings.Evse settings, StationLoop loop, EvsePhysics physics, SavedFirst telling,
      Supplier<SimulatedGrid> grid) {
    this.settings = settings;
    this.loop = loop;
    this.physics = physics;
    this.telling = telling;
    this.grid = grid;
    this.key = Optional.of(settings).filter(evse -> evse.fittings().signingMeter()).map(_ -> new SigningKey());
  }

  @Override
  public void requestSignedReading() {
    signatureWanted = true;
    requestReading();
  }

  @Override
  public void requestReading() {
    if (asked || physics.misbehaviour().meterSilent()) {
      return;
    }
    asked = true;
    MeterReading reading = signatureWanted ? signed(reading()) : reading();
    signatureWanted = false;
    telling.onlyWhenSaved(this::answered, events -> events.measured(settings.id(), reading));
  }

  private void answered() {
    asked = false;
    if (signatureWanted) {
      requestReading();
    }
  }

  private MeterReading signed(MeterReading plain) {
    return key.map(pair -> plain.signed(pair.sign(settings.id(), plain))).orElse(plain);
  }

  private MeterReading reading() {
    EvseState state = physics.state();
    Optional<Double> volts = settings.current() == CurrentKind.AC ? grid.get().volts() : Optional.empty();
    var plain = new MeterReading(loop.now(), state.imported(), state.exported(), state.actual(), volts);
    return state.loads(settings.current()).map(plain::with).orElse(plain);
  }
}
