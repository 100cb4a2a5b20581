package org.tidegate.app.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.conformance.Secured.Login;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.transport.Credentials;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.SetVariableStatusEnum;

import static org.assertj.core.api.Assertions.assertThat;

/** Block A: passwords, A00 and A01. */
@OverSocket
class BlockACredentialsTest {
  private static final String NEW = "Changed:by-the_CSMS|1";

  @TempDir
  Path folder;
  @RegisterExtension
  private final Bench bench = new Bench();
  @RegisterExtension
  private final Secured secured = new Secured(bench);

  @Test
  @Covers({"A00.FR.202", "A00.FR.203", "A00.FR.204", "A00.FR.205", "B01.FR.01", "B01.FR.05", "B01.FR.09"})
  void TC_A_01_CS() {
    secured.profile(1, folder);
    bench.states().bootedByReset();
    assertThat(lastLogin()).isEqualTo(login(Secured.PASSWORD));
    assertThat(lastLogin().credentials().orElseThrow().user()).isEqualTo(lastLogin().identity());
    assertThat(lastLogin().credentials().orElseThrow().password()).matches("[A-Za-z0-9*\\-_=:+|@.]{16,40}");
  }

  @Test
  @Covers({"A00.FR.301", "A00.FR.302", "A00.FR.303", "A00.FR.304"})
  void TC_A_01_CS_overTls() {
    secured.profile(2, folder);
    bench.states().bootedByReset();
    assertThat(lastLogin()).isEqualTo(login(Secured.PASSWORD));
  }

  @Test
  @Covers({"A01.FR.01", "A01.FR.02", "A01.FR.11", "A01.FR.12"})
  void TC_A_09_CS() {
    secured.profile(1, folder);
    assertThat(setPassword(NEW)).isIn(SetVariableStatusEnum.Accepted, SetVariableStatusEnum.RebootRequired);
    secured.letsIn(login(NEW).credentials()::equals);
    reconnects();
    assertThat(lastLogin()).isEqualTo(login(NEW));

    // Beyond the case: it survives a restart, is written down, and is told to nobody.
    bench.states().bootedByPowerCycle();
    assertThat(lastLogin()).isEqualTo(login(NEW));
    assertThat(bench.station().station().securityLog().lines(Optional.empty(), Optional.empty()).toString())
        .contains("ReconfigurationOfSecurityParameters", "new password").doesNotContain(NEW);
    assertThat(bench.variables().tryGet("SecurityCtrlr", "BasicAuthPassword", null).attributeValue()).isNull();
    assertThat(bench.station().store.load().toString()).doesNotContain(NEW);
    assertThat(String.join("\n", bench.station().transcript().stream().filter(line -> line.contains(" -> ")).toList()))
        .doesNotContain(NEW);
  }

  @Test
  @Covers("A01.FR.01")
  void TC_A_10_CS() {
    secured.profile(1, folder);
    assertThat(setPassword("only-15-letters")).isEqualTo(SetVariableStatusEnum.Rejected);
    secured.letsIn(login(Secured.PASSWORD).credentials()::equals);
    bench.station().link.cut();
    secured.awaitConnection();
    assertThat(lastLogin()).isEqualTo(login(Secured.PASSWORD));
    bench.states().bootedByReset();
    assertThat(lastLogin()).isEqualTo(login(Secured.PASSWORD));
  }

  @Test
  void password_answerLost_theOldOneIsTriedWhenTheNewOneIsRefused() {
    secured.profile(1, folder);
    assertThat(setPassword(NEW)).isEqualTo(SetVariableStatusEnum.Accepted);
    secured.letsIn(login(Secured.PASSWORD).credentials()::equals);
    reconnects();
    assertThat(lastLogin()).isEqualTo(login(Secured.PASSWORD));
    bench.states().bootedByPowerCycle();
    assertThat(lastLogin()).isEqualTo(login(Secured.PASSWORD));
  }

  /** The station has no transactions: it reconnects without a boot. */
  private void reconnects() {
    int before = secured.logins().size();
    assertThat(bench.advanceUntil(() -> secured.logins().size() > before, Duration.ofMinutes(1))).isTrue();
    secured.awaitConnection();
    bench.expectNothing(BootNotificationRequest.class, Duration.ofSeconds(5));
  }

  private SetVariableStatusEnum setPassword(String password) {
    return bench.variables().trySet("SecurityCtrlr", "BasicAuthPassword", password, null).attributeStatus();
  }

  private Login lastLogin() {
    return secured.logins().getLast();
  }

  private static Login login(String password) {
    return new Login(Secured.IDENTITY, Optional.of(new Credentials(Secured.IDENTITY, password)));
  }
}
