package org.tidegate.app.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.v201.AuthorizationData;
import org.tidegate.ocpp.v201.GetLocalListVersionRequest;
import org.tidegate.ocpp.v201.IdToken;
import org.tidegate.ocpp.v201.SendLocalListRequest;
import org.tidegate.ocpp.v201.SendLocalListStatusEnum;
import org.tidegate.ocpp.v201.UpdateEnum;
import org.tidegate.ocpp.v201.V201;

import static org.assertj.core.api.Assertions.assertThat;

/** Block D, the local authorization list: D01, D02. */
@OverSocket
class BlockDTest {
  private static final int VERSION = 12;

  @RegisterExtension
  private final Bench bench = new Bench();

  @Test
  @Covers({"D01.FR.02", "D01.FR.15", "D02.FR.01"})
  void TC_D_01_CS() {
    enabled();

    assertThat(send(VERSION, UpdateEnum.Full, List.of(known(Configured.VALID))))
        .isEqualTo(SendLocalListStatusEnum.Accepted);

    assertThat(version()).isEqualTo(VERSION);
  }

  @Test
  @Covers({"D01.FR.02", "D01.FR.16", "D02.FR.01"})
  void TC_D_02_CS() {
    listed();

    assertThat(send(VERSION + 1, UpdateEnum.Differential, List.of(known(Configured.VALID_OF_SAME_GROUP))))
        .isEqualTo(SendLocalListStatusEnum.Accepted);

    assertThat(version()).isEqualTo(VERSION + 1);
    assertThat(bench.variables().get("LocalAuthListCtrlr", "Entries")).isEqualTo("2");
  }

  @Test
  @Covers({"D01.FR.02", "D01.FR.17", "D02.FR.01"})
  void TC_D_03_CS() {
    listed();

    assertThat(send(VERSION + 1, UpdateEnum.Differential, List.of(AuthorizationData.of(Configured.VALID))))
        .isEqualTo(SendLocalListStatusEnum.Accepted);

    assertThat(version()).isEqualTo(VERSION + 1);
    assertThat(bench.variables().get("LocalAuthListCtrlr", "Entries")).isEqualTo("0");
  }

  @Test
  @Covers({"D01.FR.02", "D01.FR.04", "D02.FR.01"})
  void TC_D_04_CS() {
    listed();

    assertThat(send(VERSION, UpdateEnum.Full, null)).isEqualTo(SendLocalListStatusEnum.Accepted);

    assertThat(version()).isEqualTo(VERSION);
    assertThat(bench.variables().get("LocalAuthListCtrlr", "Entries")).isEqualTo("0");
  }

  @Test
  @Covers({"D01.FR.02", "D01.FR.05", "D02.FR.01"})
  void TC_D_05_CS() {
    listed();

    assertThat(send(VERSION + 1, UpdateEnum.Differential, null)).isEqualTo(SendLocalListStatusEnum.Accepted);

    assertThat(version()).isEqualTo(VERSION + 1);
    assertThat(bench.variables().get("LocalAuthListCtrlr", "Entries")).isEqualTo("1");
  }

  @Test
  @Covers({"D01.FR.02", "D01.FR.19", "D02.FR.01"})
  void TC_D_06_CS() {
    listed();

    assertThat(send(VERSION - 1, UpdateEnum.Differential, List.of(known(Configured.VALID_OF_SAME_GROUP))))
        .isEqualTo(SendLocalListStatusEnum.VersionMismatch);

    assertThat(version()).isEqualTo(VERSION);
  }

  @Test
  @Covers({"D01.FR.10", "D02.FR.01"})
  void TC_D_07_CS() {
    listed();
    bench.states().bootedByPowerCycle();

    assertThat(version()).isEqualTo(VERSION);
  }

  @Test
  @Covers("D02.FR.01")
  void TC_D_08_CS() {
    listed();

    assertThat(version()).isEqualTo(VERSION);
  }

  @Test
  @Covers("D02.FR.03")
  void TC_D_10_CS() {
    listed(); // Else it is 0 all the same.
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "false");

    assertThat(version()).isZero();
  }

  private void listed() {
    enabled();
    bench.memory().localAuthList(VERSION, List.of(known(Configured.VALID)));
  }

  private void enabled() {
    bench.variables().set("LocalAuthListCtrlr", "Enabled", "true");
  }

  private SendLocalListStatusEnum send(int version, UpdateEnum kind, @Nullable List<AuthorizationData> list) {
    return bench.ask(V201.SEND_LOCAL_LIST, new SendLocalListRequest(version, kind, list, null)).status();
  }

  private int version() {
    return bench.ask(V201.GET_LOCAL_LIST_VERSION, GetLocalListVersionRequest.of()).versionNumber();
  }

  private static AuthorizationData known(IdToken token) {
    return new AuthorizationData(token, Configured.info(token), null);
  }
}
