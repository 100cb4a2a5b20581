package org.tidegate.app.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.app.storage.FolderWatch.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderWatchTest {
  @TempDir
  Path temp;

  @Test
  void folder_whereNoStationEverWas_isFreeAndStaysAsItIs() {
    try (var watch = FolderWatch.of(temp.resolve("none"))) {
      assertThat(watch.state()).isEqualTo(State.FREE);
    }
    try (var watch = FolderWatch.of(temp)) {
      assertThat(watch.state()).isEqualTo(State.FREE);
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void folder_thatAStationHolds_isAtWork() {
    try (var _ = StorageFolder.hold(temp); var watch = FolderWatch.of(temp)) {
      assertThat(watch.state()).isEqualTo(State.AT_WORK);
    }
  }

  @Test
  void station_startsWhileItsFreeFolderIsWatched_isRefusedUntilTheWatchEnds() {
    StorageFolder.hold(temp).close();
    try (var watch = FolderWatch.of(temp)) {
      assertThat(watch.state()).isEqualTo(State.FREE);
      assertThatThrownBy(() -> StorageFolder.hold(temp)).isInstanceOf(StorageRefused.class)
          .hasMessageContaining("in use");
    }
    StorageFolder.hold(temp).close();
  }

  /** As a folder that another user alone may enter is to everybody but root. */
  @Test
  void folder_thatCantBeSeen_isUnknown() throws Exception {
    var file = Files.createFile(temp.resolve("file"));
    try (var watch = FolderWatch.of(file)) {
      assertThat(watch.state()).isEqualTo(State.UNKNOWN);
    }
  }
}
