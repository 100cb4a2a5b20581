package org.tidegate.domain.discharge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.fault.FaultKind;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceHealthTest {
  private final SituationByHand given = new SituationByHand();
  private final Limit limit = new DeviceHealth();

  @ParameterizedTest
  @CsvSource({"true,true,true,", "false,true,true,0", "true,false,true,0", "true,true,false,0"})
  void discharge_clockMeterStorage_allMustWork(boolean clock, boolean meter, boolean storage, Integer atMost) {
    given.clockIsSet = clock;
    given.meterIsFresh = meter;
    given.storageWorks = storage;
    assertThat(given.discharge(limit)).isEqualTo(atMost);
    assertThat(given.charge(limit)).isNull();
  }

  @Test
  void power_openFault_isZero() {
    given.faults.add(FaultKind.GroundFailure);
    assertThat(given.discharge(limit)).isZero();
    assertThat(given.charge(limit)).isZero();
    assertThat(given.chargeThroughAggregator(limit)).isZero();
  }
}
