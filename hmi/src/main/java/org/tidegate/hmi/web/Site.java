package org.tidegate.hmi.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.tidegate.hmi.text.Texts;

/** What one listener serves. Safe from any thread. */
interface Site {
  /**
   * Refuses what may not ask at all.
   *
   * @throws BadCall saying why
   */
  void checked(Call call);

  /**
   * The stream of changes that a call asks for; absent when it asks for something else.
   *
   * @throws BadCall when there is no such stream
   */
  Optional<Seat> seat(Call call);

  /**
   * Answers a call that was checked and asks for no stream.
   *
   * @throws BadCall when nothing here answers it
   */
  CompletionStage<Answer> routed(Call call);

  /** An error in the form the caller reads. */
  Answer error(Call call, int status, String why);

  /** The key of the text that tells a person what went wrong. */
  static String textOf(int status, String why, Texts texts) {
    if (texts.keys().contains(why)) {
      return why;
    }
    return switch (status) {
      case 404 -> "not-found";
      case 504 -> "late";
      default -> "bad-request";
    };
  }
}
