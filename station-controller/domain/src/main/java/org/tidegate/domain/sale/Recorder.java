package org.tidegate.domain.sale;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.metering.MeterReading;
import org.tidegate.domain.quantity.Money;
import org.tidegate.domain.quantity.Price;
import org.tidegate.domain.quantity.WattHours;
import org.tidegate.domain.sale.InterchangeRecord.Quality;
import org.tidegate.domain.sale.RecorderState.Change;
import org.tidegate.domain.sale.RecorderState.OpenStretch;
import org.tidegate.domain.station.OnStationLoop;

/**
 * Cuts one EVSE's interchange into stretches. Station loop only. A stretch ends where its terms change and at every
 * boundary of the market interval, with the first reading at or after that moment, at the reading's own time; the next
 * starts with the same reading. Readings are carried, never computed. So the energy of all drafts between
 * {@link #begin} and the end is always the difference of the meter's registers.
 *
 * <p>A stretch in which both registers moved settles into two drafts, import first; one in which none moved into none.
 *
 * <p>When the wall clock is set back, everything that waited counts as reached with the next reading, which keeps its own
 * time.
 */
@OnStationLoop
public final class Recorder {
  // While a meter is silent nothing flows; more changes than these are not worth telling apart.
  private static final int MOST_WAITING = 32;
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  private final RecorderSettings settings;
  private final Deque<Change> waiting;
  private final List<AmountCarry> carries;
  private @Nullable OpenStretch open;
  private boolean refusing;

  /** A recorder that goes on from this state, {@link RecorderState#EMPTY} at first. */
  public Recorder(RecorderSettings settings, RecorderState state) {
    this.settings = settings;
    open = state.open().orElse(null);
    waiting = new ArrayDeque<>(state.waiting());
    carries = new ArrayList<>(state.carries());
  }

  /** What must be stored to go on after a restart. Worth storing with every change of terms and every draft. */
  public RecorderState state() {
    return new RecorderState(Optional.ofNullable(open), List.copyOf(waiting), carries);
  }

  /** Whether a stretch is open. */
  public boolean isOpen() {
    return open != null;
  }

  /** Starts recording with this reading. What is still open is settled with it first. */
  public List<Draft> begin(MeterReading first, StretchTerms terms) {
    var registers = Registers.of(first);
    var settled = open == null || registers.runBackwardsFrom(open.last())
        ? closeWithLastKnown()
        : settle(open, registers, Quality.METERED);
    start(registers, terms);
    return settled;
  }

  /**
   * Tells the terms that hold from this moment on. Terms that do not differ change nothing, so this may be called every
   * tick. Nothing happens while no stretch is open or once it is about to end.
   *
   * @return what a reading already taken at or after this moment settles; mostly nothing
   */
  public List<Draft> terms(StretchTerms terms, Instant at) {
    if (open == null || isEnding() || terms.continues(newestTerms(open))) {
      return List.of();
    }
    return change(open, new Change(at, Optional.of(terms)));
  }

  /**
   * Ends the recording with the first reading at or after this moment.
   *
   * @return what a reading already taken at or after this moment settles; mostly nothing
   */
  public List<Draft> end(Instant at) {
    return open == null || isEnding() ? List.of() : change(open, new Change(at, Optional.empty()));
  }

  /** Whether {@link #reading} would not take it, because its registers run backwards; a log line says so once. */
  public boolean refuses(MeterReading reading) {
    return open != null && refuses(open, Registers.of(reading));
  }

  /**
   * Takes a reading of the meter, in the order read. One whose registers run backwards is refused.
   *
   * @return what it settles
   */
  public List<Draft> reading(MeterReading reading) {
    var registers = Registers.of(reading);
    if (open == null || refuses(open, registers)) {
      return List.of();
    }
    boolean clockSetBack = registers.at().isBefore(open.last().at());
    var reached = takeReached(clockSetBack ? Instant.MAX : registers.at());
    if (reached.isPresent()) {
      return cut(open, registers, reached.get().terms());
    }
    if (isInAnotherMarketInterval(open, registers)) {
      return cut(open, registers, Optional.of(open.terms()));
    }
    open = open.reaching(registers);
    return List.of();
  }

  /** Ends the recording at once with the newest reading there is, because no other will come. */
  public List<Draft> closeWithLastKnown() {
    var settled = open == null ? List.<Draft>of() : settle(open, open.last(), Quality.LAST_KNOWN);
    open = null;
    waiting.clear();
    return settled;
  }

  /**
   * Whether a boundary has passed that waits for a reading: the meter should be asked now. One whose last reading was
   * refused is not: it would be asked again and again, and says soon enough by itself when its registers are right.
   */
  public boolean wantsReading(Instant now) {
    return !refusing && nextBoundary().filter(boundary -> !boundary.isAfter(now)).isPresent();
  }

  /** When the next reading is wanted: a waiting change or the end of the market interval. Absent: nothing is open. */
  public Optional<Instant> nextBoundary() {
    if (open == null) {
      return Optional.empty();
    }
    var market = settings.boundaryAfter(open.start().at());
    var change = waiting.peekFirst();
    return Optional.of(change != null && change.at().isBefore(market) ? change.at() : market);
  }

  private List<Draft> change(OpenStretch stretch, Change change) {
    waiting.removeIf(planned -> planned.at().isAfter(change.at()));
    if (!stretch.last().at().isBefore(change.at())) {
      waiting.clear();
      return cut(stretch, stretch.last(), change.terms());
    }
    if (waiting.size() == MOST_WAITING) {
      waiting.removeLast();
    }
    waiting.addLast(change);
    return List.of();
  }

  private List<Draft> cut(OpenStretch stretch, Registers at, Optional<StretchTerms> next) {
    var settled = settle(stretch, at, Quality.METERED);
    next.ifPresentOrElse(terms -> open = new OpenStretch(terms, at, at), () -> open = null);
    return settled;
  }

  private void start(Registers first, StretchTerms terms) {
    open = new OpenStretch(terms, first, first);
    waiting.clear();
    refusing = false;
  }

  private List<Draft> settle(OpenStretch stretch, Registers end, Quality quality) {
    var start = stretch.start();
    var between = new Registers(end.at(), end.imported(), start.exported());
    var settled = new ArrayList<Draft>();
    if (!end.imported().equals(start.imported())) {
      settled.add(draft(stretch.terms(), Direction.IMPORT, start, between, quality));
    }
    if (!end.exported().equals(start.exported())) {
      settled.add(draft(stretch.terms(), Direction.EXPORT, new Registers(start.at(), end.imported(), start.exported()),
          end, quality));
    }
    return List.copyOf(settled);
  }

  private Draft draft(StretchTerms terms, Direction way, Registers start, Registers end, Quality quality) {
    var energy = end.of(way).minus(start.of(way));
    var amount = terms.price(way).map(price -> book(terms, way, price, energy))
        .orElseGet(() -> Money.zero(settings.currency()));
    return new Draft(settings.evseId(), terms, way, start, end, amount, quality);
  }

  private Money book(StretchTerms terms, Direction way, Price price, WattHours energy) {
    carries.removeIf(carry -> !carry.transactionId().equals(terms.transactionId()));
    var zero = Money.zero(price.currency());
    var before = carries.stream().filter(carry -> carry.isFor(terms, way, zero)).findFirst()
        .orElseGet(() -> AmountCarry.nothing(terms.transactionId(), way, zero));
    var after = before.plus(price.times(energy));
    carries.remove(before);
    carries.add(after);
    return after.booked().minus(before.booked());
  }

  private Optional<Change> takeReached(Instant moment) {
    Optional<Change> reached = Optional.empty();
    while (!waiting.isEmpty() && !waiting.getFirst().at().isAfter(moment)) {
      reached = Optional.of(waiting.removeFirst());
    }
    return reached;
  }

  private boolean isInAnotherMarketInterval(OpenStretch stretch, Registers reading) {
    return !settings.boundaryAtOrBefore(reading.at()).equals(settings.boundaryAtOrBefore(stretch.start().at()));
  }

  private boolean isEnding() {
    return !waiting.isEmpty() && waiting.getLast().terms().isEmpty();
  }

  private StretchTerms newestTerms(OpenStretch stretch) {
    return waiting.isEmpty() ? stretch.terms() : waiting.getLast().terms().orElse(stretch.terms());
  }

  private boolean refuses(OpenStretch stretch, Registers reading) {
    boolean backwards = reading.runBackwardsFrom(stretch.last());
    if (backwards && !refusing) {
      LOG.warn("evse {}: meter reading refused, its registers run backwards: import {} after {}, export {} after {}",
          settings.evseId(), reading.imported(), stretch.last().imported(), reading.exported(),
          stretch.last().exported());
    }
    refusing = backwards;
    return backwards;
  }
}
