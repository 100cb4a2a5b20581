package org.tidegate.demo.web;

import java.util.concurrent.CompletionStage;

/** Answers calls that passed the door. Called on the server's thread: never blocks. */
@FunctionalInterface
public interface Routes {

  /**
   * The answer, by and by.
   *
   * @throws IllegalArgumentException with a reason for the caller when the call is not right
   */
  CompletionStage<Answer> answer(Call call);
}
