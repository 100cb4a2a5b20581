package org.tidegate.domain.display;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidegate.domain.display.DisplayMessage.Priority;
import org.tidegate.domain.display.DisplayMessage.State;

/**
 * Which messages an EVSE's part of the display shows. Immutable.
 *
 * @param cycle shown one after the other, by id; one alone stays; empty: none is to be shown
 */
public record Showing(List<DisplayMessage> cycle) {
  /** The least that a message is shown before the next. */
  public static final Duration TURN = Duration.ofSeconds(10);
  /** How long one part of a text is shown: a short line can be read twice. */
  public static final Duration PART = Duration.ofSeconds(3);
  /** No message is to be shown. */
  public static final Showing NOTHING = new Showing(List.of());

  /**
   * What is shown at a moment. Immutable.
   *
   * @param message whose turn it is
   * @param part of its text, from 0; a text with fewer parts shows its last
   */
  public record Turn(DisplayMessage message, int part) {
    /** The part of one of its texts. */
    public String of(DisplayText text) {
      var parts = text.parts();
      int shown = Math.min(part, parts.size() - 1);
      return parts.get(shown) + (shown < parts.size() - 1 ? " …" : "");
    }
  }

  /** Copies the list. */
  public Showing {
    cycle = List.copyOf(cycle);
  }

  /**
   * What is shown where it is so: the one that is always in front (O01.FR.15, O02.FR.17), else those in front in turn
   * (O01.FR.13, O01.FR.14, O02.FR.15, O02.FR.16), else the normal cycle (O01.FR.12, O02.FR.14).
   *
   * @param transactionId of the transaction there
   */
  public static Showing of(Collection<DisplayMessage> messages, State state, Optional<String> transactionId,
      Instant now) {
    var due = messages.stream().filter(message -> message.isDue(now))
        .filter(message -> message.state().map(state::equals).orElse(true))
        .filter(message -> message.transactionId().isEmpty() || message.transactionId().equals(transactionId))
        .sorted(Comparator.comparingInt(DisplayMessage::id)).toList();
    return Stream.of(Priority.values())
        .map(priority -> due.stream().filter(message -> message.priority() == priority).toList())
        .filter(same -> !same.isEmpty()).findFirst().map(Showing::new).orElse(NOTHING);
  }

  /** Whose turn it is; absent when there is nothing to show. */
  public Optional<Turn> at(Instant now) {
    long left = cycle.isEmpty()
        ? 0
        : Math.floorMod(now.getEpochSecond(), cycle.stream().mapToLong(Showing::length).sum());
    for (var message : cycle) {
      if (left < length(message)) {
        return Optional.of(new Turn(message, (int) (left / PART.toSeconds())));
      }
      left -= length(message);
    }
    return Optional.empty();
  }

  /** Seconds: long enough for the longest of its texts, whatever the language. */
  private static long length(DisplayMessage message) {
    int parts = message.texts().stream().mapToInt(text -> text.parts().size()).max().orElse(1);
    return Math.max(TURN.toSeconds(), parts * PART.toSeconds());
  }
}
