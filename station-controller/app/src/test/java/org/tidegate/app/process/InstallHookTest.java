package org.tidegate.app.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.tidegate.ocpp.v201.BootNotificationRequest;
import org.tidegate.ocpp.v201.BootReasonEnum;
import org.tidegate.ocpp.v201.Firmware;
import org.tidegate.ocpp.v201.FirmwareStatusEnum;
import org.tidegate.ocpp.v201.FirmwareStatusNotificationRequest;
import org.tidegate.ocpp.v201.StatusNotificationRequest;
import org.tidegate.ocpp.v201.UpdateFirmwareRequest;
import org.tidegate.ocpp.v201.UpdateFirmwareResponse;
import org.tidegate.ocpp.v201.UpdateFirmwareStatusEnum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidegate.domain.fixture.Patience.await;

/** The operator's install hook and {@code firmware.unsigned}, from the configuration file to the real program. */
@Execution(ExecutionMode.CONCURRENT)
class InstallHookTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  /** Exit code of a program that wants to be started again. */
  private static final int START_AGAIN = 75;

  @TempDir
  private Path folder;

  @Test
  void unsignedFirmware_isInstalledOnlyAsTheFileSays_andAHookKilledWithTheStationHasFailed() throws Exception {
    try (var centralSystem = new LiveCentralSystem();
        var files = new FileServer();
        var station = new StationProcess(folder, "install-hook", configuration(centralSystem.port(), false))) {
      hook();
      station.start();
      assertThat(update(centralSystem, files, 1)).isEqualTo(UpdateFirmwareStatusEnum.Rejected);

      Files.writeString(folder.resolve("station.yaml"), configuration(centralSystem.port(), true));
      station.end();
      station.start();
      assertThat(update(centralSystem, files, 2)).isEqualTo(UpdateFirmwareStatusEnum.Accepted);
      assertThat(station.program().exitCode(LONGEST)).isEqualTo(START_AGAIN);
      station.start();
      awaitTold(centralSystem, 2, FirmwareStatusEnum.Installed);
      assertThat(calls()).containsExactly("install", "confirm");

      Files.createFile(folder.resolve("slow"));
      assertThat(update(centralSystem, files, 3)).isEqualTo(UpdateFirmwareStatusEnum.Accepted);
      await().until(() -> calls().size() == 3);
      station.kill();
      ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
          .ifPresent(InstallHookTest::end);
      station.start();
      awaitTold(centralSystem, 3, FirmwareStatusEnum.InstallationFailed);
      assertThat(calls()).containsExactly("install", "confirm", "install", "confirm");
      assertThat(centralSystem.received(BootNotificationRequest.class).getLast().reason())
          .isEqualTo(BootReasonEnum.FirmwareUpdate);
      assertThat(station.end()).isEqualTo(ProgramProcess.TERMINATED);
      assertThat(station.complaints()).isEmpty();
    }
  }

  private static void end(ProcessHandle hook) {
    hook.descendants().forEach(ProcessHandle::destroyForcibly);
    hook.destroyForcibly();
  }

  private static UpdateFirmwareStatusEnum update(LiveCentralSystem centralSystem, FileServer files, int id) {
    await().until(() -> centralSystem.isConnected() && isAtWork(centralSystem));
    var firmware = Firmware.of(files.url("firmware"), Instant.parse("2025-01-01T00:00:00Z"));
    return centralSystem.ask(UpdateFirmwareRequest.of(id, firmware), UpdateFirmwareResponse.class).status();
  }

  /** Once its boot is accepted a station tells its connectors. */
  private static boolean isAtWork(LiveCentralSystem centralSystem) {
    return centralSystem.collected(connection -> List.of(connection.received(StatusNotificationRequest.class).size()))
        .getLast() > 0;
  }

  private static void awaitTold(LiveCentralSystem centralSystem, int id, FirmwareStatusEnum status) {
    await().until(() -> centralSystem.received(FirmwareStatusNotificationRequest.class).stream()
        .filter(told -> Integer.valueOf(id).equals(told.requestId())).anyMatch(told -> told.status() == status));
  }

  private List<String> calls() throws IOException {
    var calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** While there is a file {@code slow} it takes its time, and what it installs does not live. */
  private void hook() throws IOException {
    var program = Files.writeString(folder.resolve("hook"), """
        #!/bin/sh
        cd "%s"
        echo $1 >> calls
        echo $$ > pid
        [ -e slow ] || exit 0
        [ $1 = install ] && sleep 600
        exit 1
        """.formatted(folder));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static String configuration(int port, boolean unsigned) {
    return StationProcess.configuration(port) + """
        firmware:
          install-hook: hook
          unsigned: %s
        """.formatted(unsigned);
  }
}
