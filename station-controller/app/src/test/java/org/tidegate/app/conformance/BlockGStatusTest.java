package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.ConnectorStatusEnum;

/** Block G, what is told of connectors: G01. */
class BlockGStatusTest {
  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"G01.FR.01", "G01.FR.03"})
  void TC_G_01_CS() {
    bench.states().evConnectedPreSession();
  }

  @Test
  @Covers({"G01.FR.01", "G01.FR.04"})
  void TC_G_02_CS() {
    bench.states().evConnectedPreSession();

    bench.driver().plugsOut();

    bench.connectors().reports(Configured.EVSE, ConnectorStatusEnum.Available);
  }
}
