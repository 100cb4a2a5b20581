package org.tidegate.hardware.simulator.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.Payment;
import org.tidegate.hardware.simulator.RememberedStation;
import org.tidegate.hardware.simulator.SimulatedCar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tidegate.domain.fixture.Patience.PATIENCE;

class FileMemoryTest {
  @TempDir
  Path folder;

  @Test
  void load_emptyFolder_isFreshBoard() {
    assertThat(new FileMemory(folder.resolve("new"), "board").load()).isEqualTo(RememberedStation.fresh("board"));
  }

  @Test
  void load_afterSave_isTheSame() throws Exception {
    SimulatedCar full = SimulatedCar.iso15118(CurrentKind.DC, new Watts(11_000), new Watts(7_000))
        .payment(Payment.CONTRACT).evccId("02:00").capacityWh(77_000.25).soc(33.333333333333336).efficiency(0.9)
        .tellsSoc(false).tellsCapacity(false).stateOfHealth(97.5).minimumSoc(20).targetSoc(80)
        .departure(Instant.parse("2026-03-01T18:00:00.123Z")).build();
    SimulatedCar plain = SimulatedCar.basic(CurrentKind.AC, new Watts(7_360)).build();
    var station = new RememberedStation("board", 4, Map.of(
        1, new RememberedStation.Evse(1234.5678901234, 0.1, plugged(full, "board-3")),
        2, new RememberedStation.Evse(0, 0, plugged(plain, "board-4")),
        3, new RememberedStation.Evse(99, 98, Optional.empty())));
    var memory = new FileMemory(folder, "other");
    memory.load();
    memory.save(station).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(new FileMemory(folder, "other").load()).isEqualTo(station);
  }

  @Test
  void save_manyAtOnce_completesAllInOrderAndKeepsNewest() throws Exception {
    var memory = new FileMemory(folder, "board");
    memory.load();
    List<Integer> order = new ArrayList<>();
    List<CompletableFuture<Void>> saves = new ArrayList<>();
    for (int count = 1; count <= 200; count++) {
      int number = count;
      saves.add(memory.save(new RememberedStation("board", count, Map.of())).thenRun(() -> {
        synchronized (order) {
          order.add(number);
        }
      }).toCompletableFuture());
    }
    memory.close();
    CompletableFuture.allOf(saves.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(order).hasSize(200).isSorted();
    assertThat(new FileMemory(folder, "other").load().plugs()).isEqualTo(200);
  }

  @Test
  void save_folderGone_completesExceptionally() throws IOException {
    Path gone = folder.resolve("gone");
    var memory = new FileMemory(gone, "board");
    memory.load();
    Files.delete(gone);
    assertThatThrownBy(() -> memory.save(RememberedStation.fresh("board")).toCompletableFuture().get(10,
        TimeUnit.SECONDS)).hasRootCauseInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"board\":\"b\"}", "{\"board\":\"b\",\"plugs\":1,\"evses\":{\"x\":{}}}",
      "{\"board\":\"b\",\"plugs\":1,\"evses\":{\"1\":{\"importedWh\":-1,\"exportedWh\":0}}}"})
  void load_unreadable_namesTheFileAndRefuses(String content) throws IOException {
    Files.writeString(folder.resolve("simulator.json"), content);
    assertThatThrownBy(() -> new FileMemory(folder, "board").load()).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("simulator.json");
  }

  private static Optional<RememberedStation.Plugged> plugged(SimulatedCar car, String mark) {
    return Optional.of(new RememberedStation.Plugged(car, mark));
  }
}
