package org.tidegate.app.conformance;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationData;
import org.tidegate.ocpp.v201.AuthorizationStatusEnum;
import org.tidegate.ocpp.v201.AuthorizeRequest;
import org.tidegate.ocpp.v201.GetLocalListVersionRequest;
import org.tidegate.ocpp.v201.IdTokenInfo;
import org.tidegate.ocpp.v201.TransactionEventRequest;
import org.tidegate.ocpp.v201.TriggerReasonEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** What Part 2 wants of the local authorization list, beyond the cases of Part 6: D01. */
class LocalListRequirementsTest {
  private static final int VERSION = 12;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers("D01.FR.09")
  void list_whenTheCentralSystemSaysOtherwiseElsewhere_staysAsItWasSent() {
    listed();
    bench.variables().set("TxCtrlr", "StopTxOnInvalidId", "true");
    bench.variables().set("AuthCacheCtrlr", "Enabled", "false");
    bench.centralSystem().authorizes(_ -> IdTokenInfo.of(AuthorizationStatusEnum.Invalid));
    bench.driver().plugsIn();
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.expect(TransactionEventRequest.class, event -> event.triggerReason() == TriggerReasonEnum.Deauthorized);
    bench.driver().plugsOut();
    bench.states().bootedByPowerCycle();

    assertThat(bench.ask(V201.GET_LOCAL_LIST_VERSION, GetLocalListVersionRequest.of()).versionNumber())
        .isEqualTo(VERSION);
    assertThat(bench.variables().get("LocalAuthListCtrlr", "Entries")).isEqualTo("1");
    bench.states().authorizedWithoutAsking(Configured.VALID);
  }

  @Test
  @Covers("D01.FR.13")
  void list_disabled_isToldAndNotUsed() {
    listed();
    assertThat(bench.variables().get("LocalAuthListCtrlr", "Enabled")).isEqualTo("true");

    bench.variables().set("LocalAuthListCtrlr", "Enabled", "false");

    assertThat(bench.variables().get("LocalAuthListCtrlr", "Enabled")).isEqualTo("false");
    bench.driver().presents(Configured.VALID, Set.of(Configured.EVSE));
    bench.expect(AuthorizeRequest.class);
  }

  private void listed() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
    bench.variables().set("AuthCtrlr", "LocalPreAuthorize", "true");
    bench.memory().localAuthList(VERSION,
        List.of(new AuthorizationData(Configured.VALID, Configured.info(Configured.VALID), null)));
  }
}
