package org.tidegate.app.storage;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidegate.domain.authorization.Authorization;
import org.tidegate.domain.authorization.AuthorizationStatus;
import org.tidegate.domain.authorization.CachedToken;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.authorization.IdTokenType;
import org.tidegate.domain.authorization.ListVersion;
import org.tidegate.domain.authorization.ListedToken;
import org.tidegate.domain.fixture.Covers;
import org.tidegate.domain.fixture.VirtualStationLoop;
import org.tidegate.domain.port.Change;

import static org.assertj.core.api.Assertions.assertThat;

class StoredTokensTest {
  private static final Instant NOW = Instant.parse("2026-03-02T13:15:00.123456789Z");

  @TempDir
  private Path temp;

  @Test
  @Covers({"C10.FR.02", "D01.FR.10"})
  void tokens_storedAndForgotten_areReadBackAsTheyWere() {
    var full = new Authorization(AuthorizationStatus.ConcurrentTx, Optional.of(NOW),
        Optional.of(new IdToken("G", IdTokenType.Central)), Optional.of(Set.of(1, 2)));
    var cached = new CachedToken("aa", full, NOW, 3, 9, 4);
    var listed = new ListedToken("bb", Authorization.ACCEPTED);
    var loop = new VirtualStationLoop(NOW);
    try (var folder = StorageFolder.hold(temp.resolve("storage"))) {
      try (var store = SqliteStationStore.openInline(folder, loop)) {
        store.commit(List.of(new Change.FactSaved(cached), new Change.FactSaved(listed),
            new Change.FactSaved(new ListedToken("cc", full)), new Change.FactSaved(new ListVersion(7)),
            new Change.FactForgotten(ListedToken.class, "cc")), () -> {});
      }
      try (var store = SqliteStationStore.openInline(folder, loop)) {
        var stored = store.load();
        assertThat(stored.facts(CachedToken.class)).containsExactly(cached);
        assertThat(stored.facts(ListedToken.class)).containsExactly(listed);
        assertThat(stored.facts(ListVersion.class)).containsExactly(new ListVersion(7));
      }
    }
  }
}
