package org.tidegate.app.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StorageFolderTest {
  @TempDir
  Path folder;

  @Test
  void root_inTheFolderOfTheStationsUser_isRefusedAndLeavesNothing() throws Exception {
    var owner = ofSomebodyElse();

    assertThatThrownBy(() -> StorageFolder.refuseForeign(folder, "root")).isInstanceOf(StorageRefused.class)
        .hasMessageContaining("belongs to " + owner + ", who can't use what root makes in it; run this as " + owner);
    if (System.getProperty("user.name").equals("root")) {
      assertThatThrownBy(() -> StorageFolder.hold(folder)).isInstanceOf(StorageRefused.class);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void folder_ofTheSameUserOrForAnother_isTaken() throws Exception {
    StorageFolder.hold(folder).close();
    StorageFolder.hold(folder.resolve("new")).close();
    ofSomebodyElse();
    assertThatCode(() -> StorageFolder.refuseForeign(folder, "somebody")).doesNotThrowAnyException();
  }

  /** Whose it is then; root gives it away, everybody else is not root. */
  private String ofSomebodyElse() throws IOException {
    if (System.getProperty("user.name").equals("root")) {
      Files.setOwner(folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    }
    return Files.getOwner(folder).getName();
  }
}
