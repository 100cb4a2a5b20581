package org.tidegate.domain.display;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidegate.domain.display.DisplayMessage.Priority;
import org.tidegate.domain.display.DisplayMessage.State;

import static org.assertj.core.api.Assertions.assertThat;

class ShowingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private final List<DisplayMessage> messages = new ArrayList<>();

  @Test
  void of_nothing_isNothing() {
    assertThat(shown(State.Idle)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'1:NormalCycle 2:NormalCycle', '1 2'", "'1:NormalCycle 2:InFront 3:InFront', '2 3'",
      "'1:NormalCycle 2:InFront 3:AlwaysFront', '3'"})
  void of_priorities_theHighestIsShown(String set, String shown) {
    for (var one : set.split(" ")) {
      add(Integer.parseInt(one.split(":")[0]), Priority.valueOf(one.split(":")[1]), Optional.empty());
    }
    assertThat(shown(State.Idle)).isEqualTo(shown);
  }

  /** One of a higher priority that is not for now makes room for the others. */
  @Test
  void of_stateOfTheHighest_isAnother_showsTheNext() {
    add(1, Priority.NormalCycle, Optional.empty());
    add(2, Priority.AlwaysFront, Optional.of(State.Charging));

    assertThat(shown(State.Charging)).isEqualTo("2");
    assertThat(shown(State.Discharging)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"-1,", "0,1", "59,1", "60,", "61,"})
  void of_time_isFromStartUntilBeforeEnd(long second, String shown) {
    messages.add(new DisplayMessage(1, Priority.InFront, Optional.empty(), Optional.of(NOW),
        Optional.of(NOW.plusSeconds(60)), Optional.empty(), List.of(DisplayText.of("x"))));

    assertThat(ids(Showing.of(messages, State.Idle, Optional.empty(), NOW.plusSeconds(second))))
        .isEqualTo(shown == null ? "" : shown);
  }

  @Test
  void of_transaction_isShownWhereItRunsOnly() {
    messages.add(new DisplayMessage(1, Priority.InFront, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("TX-1"), List.of(DisplayText.of("x"))));

    assertThat(ids(Showing.of(messages, State.Charging, Optional.of("TX-1"), NOW))).isEqualTo("1");
    assertThat(ids(Showing.of(messages, State.Charging, Optional.of("TX-2"), NOW))).isEmpty();
    assertThat(ids(Showing.of(messages, State.Idle, Optional.empty(), NOW))).isEmpty();
  }

  @Test
  void at_threeShortOnes_goesRoundEveryTenSeconds() {
    List.of(1, 2, 3).forEach(id -> add(id, Priority.NormalCycle, Optional.empty()));
    var turns = new ArrayList<Integer>();
    for (int second = 0; second < 40; second += 10) {
      turns.add(turn(second).message().id());
    }
    assertThat(turns.subList(0, 3)).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(turns.get(3)).isEqualTo(turns.getFirst());
  }

  @Test
  void at_oneAlone_stays() {
    add(1, Priority.NormalCycle, Optional.empty());

    assertThat(turn(0).message().id()).isEqualTo(1);
    assertThat(turn(12_345).message().id()).isEqualTo(1);
    assertThat(Showing.NOTHING.at(NOW)).isEmpty();
  }

  /** Nobody can read what is shown for too short, and every word of a long text has its time. */
  @Test
  void at_longText_showsEachPartForThreeSecondsBeforeTheNextMessage() {
    var words = "A text that is rather long and that nobody could read on one line of a small panel at once";
    var text = DisplayText.of(words);
    messages.add(new DisplayMessage(1, Priority.NormalCycle, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), List.of(text)));
    add(2, Priority.NormalCycle, Optional.empty());
    var read = new ArrayList<String>();
    for (int second = 0; second < 22; second++) {
      var turn = turn(second);
      var part = turn.message().id() == 1 ? turn.of(text).replace(" …", "") : "";
      if (!part.isEmpty() && !read.contains(part)) {
        read.add(part);
      }
    }
    assertThat(text.parts()).hasSize(4).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(24));
    assertThat(read).containsExactlyInAnyOrderElementsOf(text.parts());
    assertThat(String.join(" ", text.parts())).isEqualTo(words);
  }

  private Showing.Turn turn(int second) {
    return at(NOW.plusSeconds(second)).at(NOW.plusSeconds(second)).orElseThrow();
  }

  private Showing at(Instant now) {
    return Showing.of(messages, State.Idle, Optional.empty(), now);
  }

  private String shown(State state) {
    return ids(Showing.of(messages, state, Optional.empty(), NOW));
  }

  private static String ids(Showing showing) {
    return String.join(" ", showing.cycle().stream().map(DisplayMessage::key).toList());
  }

  private void add(int id, Priority priority, Optional<State> state) {
    messages.add(new DisplayMessage(id, priority, state, Optional.empty(), Optional.empty(), Optional.empty(),
        List.of(DisplayText.of("x"))));
  }
}
