package org.tidegate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.fixture.Covers;

import static org.assertj.core.api.Assertions.assertThat;

@Covers("B01.FR.09")
class LastRunTest {
  @TempDir
  Path folder;
  private Path bootId;

  @BeforeEach
  void machineStarts() throws IOException {
    bootId = folder.resolve("boot-id");
    Files.writeString(bootId, "first\n");
  }

  @Test
  void bootReason_firstStart_isPowerUp() {
    assertThat(run().bootReason()).isEqualTo("PowerUp");
  }

  @Test
  void bootReason_afterAnOrderlyEnd_isLocalReset() {
    run().begins();
    run().ends();
    assertThat(run().bootReason()).isEqualTo("LocalReset");
  }

  @Test
  void bootReason_afterACrash_isApplicationReset() {
    run().begins();
    assertThat(run().bootReason()).isEqualTo("ApplicationReset");
  }

  @Test
  void bootReason_machineStartedAnew_isPowerUp() throws IOException {
    run().begins();
    Files.writeString(bootId, "second\n");
    assertThat(run().bootReason()).isEqualTo("PowerUp");
    run().begins();
    assertThat(run().bootReason()).isEqualTo("ApplicationReset");
  }

  @Test
  void bootReason_machineThatDoesNotTell_isPowerUp() throws IOException {
    Files.delete(bootId);
    run().begins();
    assertThat(run().bootReason()).isEqualTo("PowerUp");
  }

  private LastRun run() {
    return new LastRun(folder, bootId);
  }
}
