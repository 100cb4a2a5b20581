package org.tidegate.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.configuration.ConfigurationFile;
import org.tidegate.app.configuration.StationConfiguration;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.storage.StorageFolder;
import org.tidegate.domain.port.Hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What becomes of a start that fails; those that succeed are tested by whoever needs a station. */
class StationProgramTest {
  @TempDir
  Path temp;

  private StationConfiguration configuration;

  @BeforeEach
  void configured() throws Exception {
    configuration = ConfigurationFile.read(Files.writeString(temp.resolve("station.yaml"), """
        ocpp: {url: "ws://127.0.0.1:9/ocpp"}
        panel: {port: 0}
        storage: {folder: %s}
        """.formatted(temp.resolve("storage"))));
  }

  /** Half a station must not tell systemd and drivers that it serves them. */
  @Test
  void begin_stationCantTakeUpWhatWasStored_failsInsteadOfGoingOn() {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    try (var loop = ThreadStationLoop.start(Clock.systemUTC(), failures::add)) {
      assertThatThrownBy(() -> StationProgram.begin(loop, () -> {
        throw new NoSuchElementException("a stored thing");
      })).hasMessage("the station can't start").hasRootCauseMessage("a stored thing");
      StationProgram.begin(loop, () -> {});
    }
    assertThat(failures).as("told to whoever starts it, not to the loop").isEmpty();
  }

  @Test
  void start_libraryIsForAnotherMachine_leavesNothingOpen() {
    assertThatThrownBy(() -> start(_ -> {
      throw new UnsatisfiedLinkError("wrong ELF class");
    })).isInstanceOf(UnsatisfiedLinkError.class);
    assertNothingIsLeftOpen();
  }

  private void start(UnaryOperator<Hardware> around) throws Exception {
    StationProgram.start(configuration, new StationProgram.How("PowerUp", _ -> {}), around).close();
  }

  /** The folder is let go of nearly last. */
  private void assertNothingIsLeftOpen() {
    StorageFolder.hold(configuration.storage()).close();
  }
}
