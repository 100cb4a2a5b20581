package org.tidegate.app.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.CustomerInformationRequest;
import org.tidegate.ocpp.v201.CustomerInformationStatusEnum;
import org.tidegate.ocpp.v201.NotifyCustomerInformationRequest;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block N, what is kept of customers: N09, N10. */
class BlockNCustomersTest {
  @RegisterExtension
  private final Bench bench = new Bench();
  private int requestId;

  @Test
  @Covers({"N09.FR.02", "N09.FR.05"})
  void TC_N_27_CS() {
    customerKnown();

    accepted(true, false);

    assertThat(report()).contains("cache").contains("list");
  }

  @Test
  @Covers({"N09.FR.02", "N09.FR.06"})
  void TC_N_28_CS() {
    bench.memory().idTokenCached(Configured.VALID);
    accepted(false, true);
    report();

    accepted(true, false);

    assertThat(report()).isEqualTo("No data found.");
  }

  @Test
  @Covers({"N10.FR.01", "N10.FR.03"})
  void TC_N_30_CS() {
    customerKnown();

    accepted(true, true);

    assertThat(report()).contains("cache").contains("list");
    accepted(true, false);
    assertThat(report()).doesNotContain("cache").contains("list");
  }

  @Test
  @Covers({"N10.FR.01", "N10.FR.04"})
  void TC_N_31_CS() {
    bench.station();

    accepted(true, true);

    assertThat(report()).isEqualTo("No data found.");
  }

  @Test
  @Covers({"N10.FR.01", "N10.FR.06"})
  void TC_N_32_CS() {
    bench.station();

    accepted(false, true);

    assertThat(report()).contains("cleared");
  }

  private void customerKnown() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
    bench.variables().set("AuthCacheCtrlr", "Enabled", "true");
    bench.memory().idTokenCached(Configured.VALID);
    bench.memory().idTokenLocalAuthList(Configured.VALID);
    bench.states().authorizedWithoutAsking(Configured.VALID);
    bench.states().parkingBayUnoccupied();
  }

  private void accepted(boolean report, boolean clear) {
    var asked = new CustomerInformationRequest(++requestId, report, clear, null, Configured.VALID, null, null);
    assertThat(bench.ask(V201.CUSTOMER_INFORMATION, asked).status()).isEqualTo(CustomerInformationStatusEnum.Accepted);
  }

  /** All parts together, each told once and in order; nothing follows the last. */
  private String report() {
    var text = new StringBuilder();
    NotifyCustomerInformationRequest part;
    int next = 0;
    do {
      part = bench.expect(NotifyCustomerInformationRequest.class);
      assertThat(part.requestId()).isEqualTo(requestId);
      assertThat(part.seqNo()).isEqualTo(next++);
      assertThat(part.data()).isNotEmpty();
      text.append(part.data());
    } while (Boolean.TRUE.equals(part.tbc()));
    bench.expectNothing(NotifyCustomerInformationRequest.class, Bench.SOON);
    return text.toString();
  }
}
