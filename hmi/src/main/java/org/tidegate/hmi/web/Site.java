package org.tidegate.hmi.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

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

  /** Answers a call, refused ones too. */
  CompletionStage<Answer> answer(Call call);

  /** An error in the form the caller reads. */
  Answer error(Call call, int status, String why);
}
