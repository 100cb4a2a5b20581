package org.tidegate.app.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.ocpp.message.OcppVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A network profile with identity and password of its own, OCPP 2.1 B09, with a central system of other people's making:
 * it takes a password only from whom the path names. In real time: the other side is a program with a clock of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StrictNetworkProfileTest {
  private static final String PASSWORD = "Of-this-profile:1";

  @TempDir
  Path folder;

  private StrangerCentralSystem stranger;
  private StationProcess station;

  @BeforeEach
  void start() throws IOException {
    stranger = new StrangerCentralSystem(OcppVersion.V21);
    station = new StationProcess(folder, "strict-network-profile", StationProcess.configuration(stranger.port()));
    station.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    station.close();
    stranger.close();
  }

  @Test
  @Covers({"B09.FR.01", "B10.FR.04", "A01.FR.12"})
  void profile_withIdentityAndPassword_isWhoTheStrangerSeesAfterTheReset() throws Exception {
    stranger.awaitCall("BootNotification", _ -> true);
    stranger.call("Accepted", "SetNetworkProfile", """
        {"configurationSlot": 2, "connectionData": {"ocppTransport": "JSON", "messageTimeout": 20,
          "ocppCsmsUrl": "ws://127.0.0.1:%d/elsewhere", "securityProfile": 1, "ocppInterface": "Wired0",
          "identity": "OTHER-1", "basicAuthPassword": "%s"}}""".formatted(stranger.port(), PASSWORD));
    stranger.call("SetVariables", """
        {"setVariableData": [{"component": {"name": "OCPPCommCtrlr"},
          "variable": {"name": "NetworkConfigurationPriority"}, "attributeValue": "2,1"}]}""");
    stranger.call("Accepted", "Reset", """
        {"type": "Immediate"}""");
    stranger.awaitCall("BootNotification", boot -> boot.path("reason").asText().equals("RemoteReset"));

    var connected = stranger.said("connected").getLast();
    assertThat(connected.path("identity").asText()).isEqualTo("OTHER-1");
    assertThat(connected.path("password").asText()).isEqualTo(PASSWORD);
    assertThat(stranger.said("connected").getFirst().path("password").isNull()).isTrue();
    stranger.call("Accepted", "GetBaseReport", """
        {"requestId": 1, "reportBase": "FullInventory"}""");
    stranger.awaitCall("NotifyReport", page -> page.toString().contains("BasicAuthPassword"));
    assertThat(stranger.calls("NotifyReport").toString()).doesNotContain(PASSWORD);
    assertThat(stranger.said("violation")).isEmpty();
    assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
    assertThat(station.complaints()).isEmpty();
    assertThatOnlyTheKeyringHasIt();
  }

  private void assertThatOnlyTheKeyringHasIt() throws IOException {
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).filter(StrictNetworkProfileTest::hasIt))
          .singleElement().satisfies(file -> assertThat(file.getParent().getFileName()).hasToString("keyring"));
    }
  }

  private static boolean hasIt(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PASSWORD);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
