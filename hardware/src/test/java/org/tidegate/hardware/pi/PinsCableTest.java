package org.tidegate.hardware.pi;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.quantity.Watts;

import static org.assertj.core.api.Assertions.assertThat;

/** The cable in a socket by its resistor, IEC 61851-1 table B.2. */
class PinsCableTest {
  private final PinBench bench = new PinBench();

  @AfterEach
  void stop() {
    bench.stop();
  }

  @ParameterizedTest
  @CsvSource({"0.6, 21", "0.35, 33", "0.18, 53", "0.1, 53"})
  void cable_carriesLessThanTheStation_isAllThatIsOffered(double shareOfSupply, int percent) {
    bench.volts.put(PinBench.PROXIMITY, PinBench.shareOfSupply(shareOfSupply));
    bench.ms(200);
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.ms(50);
    assertThat(bench.dutyCycle()).isEqualTo(percent);
  }

  @Test
  void cable_outOrWithAResistorThatNoCableHas_offersNothing() {
    bench.volts.put(PinBench.PROXIMITY, 5.0);
    bench.ms(200);
    assertThat(bench.events.story).endsWith("cable 1 out");
    bench.volts.put(PinBench.PROXIMITY, 0.01);
    bench.ms(200);
    assertThat(bench.events.story).contains("fault 1 CableFailure");
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.ms(50);
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.volts.put(PinBench.PROXIMITY, PinBench.CABLE_32_A * 5);
    bench.ms(200);
    assertThat(bench.events.story).contains("cleared 1 CableFailure");
    assertThat(bench.dutyCycle()).isEqualTo(53);
  }

  /** IEC 61851-1 table B.2: from 4,500 Ω on there is no cable, below there is one, with whatever resistor. */
  @ParameterizedTest
  @CsvSource({"4600, cable 1 out", "4400, fault 1 CableFailure", "50, fault 1 CableFailure"})
  void cable_resistorOfNone_isOutOrUnusable(double ohms, String told) {
    bench.volts.put(PinBench.PROXIMITY, 5 * ohms / (1_000 + ohms));
    bench.ms(200);
    assertThat(bench.events.story).contains(told);
    assertThat(bench.events.story.contains("cable 1 out")).isEqualTo(told.equals("cable 1 out"));
  }

  /** A cable that may be any carries nothing; a reading or two that fail are no other cable. */
  @Test
  void cable_cantBeMeasured_offersNothingOnceItLasts() {
    bench.plug(9);
    bench.evse.pilot().offer(new Watts(7_360));
    bench.ms(50);
    bench.volts.remove(PinBench.PROXIMITY);
    bench.ms(80);
    bench.volts.put(PinBench.PROXIMITY, PinBench.CABLE_32_A * 5);
    bench.ms(200);
    assertThat(bench.events.story).doesNotContain("fault 1 CableFailure");
    assertThat(bench.dutyCycle()).isEqualTo(53);

    bench.volts.remove(PinBench.PROXIMITY);
    bench.ms(150);
    assertThat(bench.events.openFaults()).containsExactly("CableFailure");
    assertThat(bench.dutyCycle()).isEqualTo(100);
    bench.volts.put(PinBench.PROXIMITY, PinBench.CABLE_32_A * 5);
    bench.ms(150);
    assertThat(bench.events.openFaults()).isEmpty();
    assertThat(bench.dutyCycle()).isEqualTo(53);
  }

  /** On its way in it touches more than once: a cable counts once it has stood for 100 ms. */
  @Test
  void cable_contactBounces_isToldOnce() {
    bench.volts.put(PinBench.PROXIMITY, 5.0);
    bench.ms(200);
    bench.events.story.clear();
    for (int times = 0; times < 10; times++) {
      bench.volts.put(PinBench.PROXIMITY, times % 2 == 0 ? PinBench.CABLE_32_A * 5 : 5.0);
      bench.ms(80);
    }
    assertThat(bench.events.story).isEmpty();
    bench.volts.put(PinBench.PROXIMITY, PinBench.CABLE_32_A * 5);
    bench.ms(120);
    assertThat(bench.events.story).containsExactly("cable 1 in");
  }
}
