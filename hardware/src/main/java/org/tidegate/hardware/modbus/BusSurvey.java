package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.tidegate.hardware.device.Answer;
import org.tidegate.hardware.modbus.BusFailure.Kind;

/**
 * Asks all devices of a bus who they are. Reads, and never writes; the bus must be nobody else's meanwhile. Who is silent
 * is asked once more after all others: the first bytes on a line that was just opened are often spoilt.
 */
public final class BusSurvey {
  /** A device that was silent is left alone for 300 ms, see {@link ClientRegisters}. */
  private static final Duration ASKS_AGAIN_AFTER = Duration.ofMillis(400);
  /** A converter is some fifty short requests. */
  private static final Duration EACH_WITHIN = Duration.ofSeconds(6);

  private final Bus bus;
  private final String about;
  private final LongSupplier clock;
  private final long end;
  private final List<Inquiry> inquiries;
  private final List<Answer> answers = new ArrayList<>();
  private final Set<Integer> silent = new HashSet<>();
  private final CompletableFuture<List<Answer>> told = new CompletableFuture<>();

  private BusSurvey(Bus bus, String about, ModbusSettings settings, LongSupplier clock, Duration within) {
    this.bus = bus;
    this.about = about;
    this.clock = clock;
    this.end = clock.getAsLong() + within.toNanos();
    this.inquiries = Inquiry.on(bus.name(), settings);
  }

  /**
   * Asks.
   *
   * @param about the bus, in the answer of one that can't be opened, which is all that is said then
   * @param clock monotonic nanoseconds
   * @param within begins no request later
   * @return an answer for each device
   */
  public static CompletableFuture<List<Answer>> of(Bus bus, String about, ModbusSettings settings, LongSupplier clock,
      Duration within) {
    var survey = new BusSurvey(bus, about, settings, clock, within);
    bus.worker().execute(survey::first);
    return survey.told;
  }

  private void first() {
    for (int index = 0; index < inquiries.size(); index++) {
      try {
        answers.add(ask(index));
      } catch (BusFailure unreachable) {
        if (answers.isEmpty()) {
          told.complete(List.of(Answer.wrong(about, unreachable)));
          return;
        }
        answers.add(Answer.wrong(inquiries.get(index).about(), unreachable));
      }
    }
    if (silent.isEmpty()) {
      told.complete(answers);
    } else {
      bus.worker().after(ASKS_AGAIN_AFTER, this::second);
    }
  }

  private void second() {
    for (int index : List.copyOf(silent)) {
      try {
        answers.set(index, ask(index));
      } catch (BusFailure unreachable) {
        answers.set(index, Answer.wrong(inquiries.get(index).about(), unreachable));
      }
    }
    told.complete(answers);
  }

  /**
   * Its answer.
   *
   * @throws BusFailure when there is no bus to ask over
   */
  private Answer ask(int index) throws BusFailure {
    Inquiry inquiry = inquiries.get(index);
    long now = clock.getAsLong();
    if (now - end >= 0) {
      return answers.size() > index
          ? answers.get(index)
          : Answer.wrong(inquiry.about(), "not asked: others took too long");
    }
    silent.remove(index);
    long until = now + Math.min(EACH_WITHIN.toNanos(), end - now);
    try {
      return Answer.right(inquiry.about(), inquiry.question().ask(new UntilRegisters(bus.registers(), clock, until)));
    } catch (BusFailure failure) {
      if (failure.kind() == Kind.UNREACHABLE) {
        throw failure;
      }
      if (failure.kind() == Kind.SILENT) {
        silent.add(index);
      }
      return Answer.wrong(inquiry.about(), failure);
    }
  }
}
