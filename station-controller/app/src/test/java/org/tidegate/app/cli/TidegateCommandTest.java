package org.tidegate.app.cli;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.storage.SqliteStationStore;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.fixture.VirtualStationLoop;

import static org.assertj.core.api.Assertions.assertThat;

class TidegateCommandTest {
  @TempDir
  Path temp;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<StationConfiguration> started = new ArrayList<>();

  @Test
  void run_withOptions_passesTheConfigurationOn() throws Exception {
    var file = Files.writeString(temp.resolve("station.yaml"), "station: {aggregator: A}");

    int code = execute("run", "--config", file.toString(), "--storage", "s", "--sim-port", "1", "--panel-port", "2");

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(started).singleElement().satisfies(configuration -> {
      assertThat(configuration.station().aggregator()).isEqualTo("A");
      assertThat(configuration.storage()).isEqualTo(Path.of("s"));
      assertThat(configuration.hardware().simulatorPort()).isEqualTo(1);
      assertThat(configuration.panel().port()).isEqualTo(2);
    });
  }

  @Test
  void run_bare_isTheBuiltIn() {
    assertThat(execute("run")).isEqualTo(ExitCode.OK);
    assertThat(started).hasSize(1);
  }

  @Test
  void run_wrongConfiguration_isTold() throws Exception {
    var file = Files.writeString(temp.resolve("station.yaml"), "nonsense: 1");
    assertThat(execute("run", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(started).isEmpty();
    assertThat(err.toString()).contains("station.yaml:1: nonsense: there is no such key").doesNotContain("\tat ");
  }

  @Test
  void run_rehearsesWhileTheConfigurationIsRead() throws Exception {
    var file = Files.writeString(temp.resolve("station.yaml"), "speed: 9");
    var rehearsed = new AtomicBoolean();
    int code = Shell.execute(new StationRunner() {
      @Override
      public void rehearse() {
        rehearsed.set(true);
      }

      @Override
      public int run(StationConfiguration refused) {
        throw new AssertionError("the file has a mistake");
      }
    }, out, err, "run", "--config", file.toString());

    assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(rehearsed).isTrue();
  }

  @Test
  void run_storageInUse_isTold() {
    int code = Shell.execute(_ -> {
      try (var one = StorageFolder.hold(temp); var other = StorageFolder.hold(temp)) {
        throw new AssertionError("two held " + one.path() + other.path());
      }
    }, out, err, "run");
    assertThat(code).isEqualTo(ExitCode.STORAGE);
    assertThat(err.toString()).contains("in use by another running station").doesNotContain("\tat ");
  }

  @Test
  void run_stationFails_isAFailure() {
    int code = Shell.execute(_ -> {
      throw new IllegalStateException("no such device");
    }, out, err, "run");
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("no such device", "\tat ");
  }

  /** The process would go on without the thread that runs it. */
  @Test
  void run_libraryIsForAnotherMachine_isAFailureToo() {
    int code = Shell.execute(_ -> {
      throw new UnsatisfiedLinkError("wrong ELF class");
    }, out, err, "run");
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("wrong ELF class", "\tat ");
  }

  @Test
  void checkConfig_right_saysSo() {
    assertThat(execute("check-config")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("built-in configuration: no mistakes; 2 EVSEs, hardware simulated");
  }

  @Test
  void checkConfig_mistakes_areAllTold() throws Exception {
    var file = Files.writeString(temp.resolve("station.yaml"), "nonsense: 1\npanel: {port: x}");
    assertThat(execute("check-config", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(err.toString().lines()).hasSize(2);
  }

  /** What only shows once the rest is right: what the device model has, and what stands in files. */
  @Test
  void checkConfig_presetsAndCertificates_areLookedIntoAsTheStartDoes() throws Exception {
    var file = Files.writeString(temp.resolve("station.yaml"), """
        variables:
          - {component: OCPPCommCtrlr, variable: HeartbeatInterval, value: soon}
          - {component: Toaster, variable: Enabled, value: 'true'}
          - {component: OCPPCommCtrlr, variable: OfflineThreshold, value: '60'}
        """);
    assertThat(execute("check-config", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(err.toString().lines()).satisfiesExactly(
        line -> assertThat(line).contains(":2: ", "the value of OCPPCommCtrlr.HeartbeatInterval does not fit"),
        line -> assertThat(line).contains(":3: ", "no component Toaster"));

    err.getBuffer().setLength(0);
    Files.writeString(temp.resolve("roots.pem"), "none of these is a certificate");
    Files.writeString(file,
        "ocpp: {url: 'wss://central.example/ocpp', security-profile: 2, password: long-enough-to-be-one, ca-file: roots.pem}");
    assertThat(execute("check-config", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(err.toString().lines()).singleElement().asString().contains("roots.pem: ocpp.ca-file: can't be used: ");
  }

  /** Nobody wants to mend one file to hear of the next; and DER, of which no line is text, is what authorities often give. */
  @Test
  void checkConfig_presetsAndFilesWrong_areToldTogetherInWords() throws Exception {
    Files.write(temp.resolve("roots.der"), new byte[]{0x30, (byte) 0x82, 0x03, (byte) 0xFF, (byte) 0xA0});
    var file = Files.writeString(temp.resolve("station.yaml"),
        """
            ocpp: {url: 'wss://central.example/ocpp', security-profile: 2, password: long-enough-to-be-one, ca-file: roots.der}
            variables:
              - {component: Toaster, variable: Enabled, value: 'true'}
            """);
    assertThat(execute("check-config", "--config", file.toString())).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(err.toString().lines()).satisfiesExactly(
        line -> assertThat(line).contains(":3: ", "no component Toaster"),
        line -> assertThat(line)
            .contains("roots.der: ocpp.ca-file: can't be used: no certificate in PEM; it must be PEM"));
  }

  @Test
  void exportRecords_noRecords_printsTheHeader() {
    try (var folder = StorageFolder.hold(temp)) {
      SqliteStationStore.openInline(folder, new VirtualStationLoop(Instant.EPOCH)).close();
    }
    assertThat(execute("export-records", "--storage", temp.toString(), "--format", "csv", "--from", "2026-03-01"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString()).startsWith("recordId,chainIndex,").hasLineCount(1);
  }

  @Test
  void exportRecords_noDatabase_isTold() {
    assertThat(execute("export-records", "--storage", temp.toString())).isEqualTo(ExitCode.STORAGE);
    assertThat(err.toString()).contains("station.db is not there");
  }

  private int execute(String... arguments) {
    return Shell.execute(configuration -> {
      started.add(configuration);
      return ExitCode.OK;
    }, out, err, arguments);
  }
}
