package org.tidegate.hardware.card;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.hardware.device.Worker;

/**
 * One reader, on a worker of its own that waits for it. Safe from any thread. One that is gone is looked for again each
 * second. Numbers of cards are never logged.
 */
final class CardReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CardReader.class);
  private static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(1);

  private final ReaderSettings settings;
  private final Consumer<IdToken> cards;
  private final Consumer<Boolean> works;
  private final Worker worker;
  private final Opening opening;
  private volatile boolean ended;
  private volatile @Nullable ReaderDevice open;
  /** On the worker, as the next. */
  private State state = State.UNKNOWN;
  /** What it told last: a line that never is quiet must not fill the log. */
  private boolean isRubbish;

  /**
   * A reader.
   *
   * @param works is told on the worker whether the reader is there, when that changes
   */
  CardReader(ReaderSettings settings, Consumer<IdToken> cards, Consumer<Boolean> works) {
    this(settings, cards, works, Worker.named("card-reader"), ReaderDevice::open);
  }

  CardReader(ReaderSettings settings, Consumer<IdToken> cards, Consumer<Boolean> works, Worker worker,
      Opening opening) {
    this.settings = settings;
    this.cards = cards;
    this.works = works;
    this.worker = worker;
    this.opening = opening;
  }

  /** What is known of the reader. */
  private enum State {
    /** Nothing yet. */
    UNKNOWN,
    /** It can be read. */
    THERE,
    /** It can't, and that was told. */
    GONE
  }

  /** Opens a reader. */
  interface Opening {
    ReaderDevice open(ReaderSettings settings) throws IOException;
  }

  void start() {
    worker.execute(this::follow);
  }

  /** Whoever waits for the device is woken by its end. */
  @Override
  public void close() {
    ended = true;
    ReaderDevice device = open;
    if (device != null) {
      try {
        device.close();
      } catch (IOException failure) {
        LOG.debug("card reader {} was not closed", settings.device(), failure);
      }
    }
    worker.close();
  }

  private void follow() {
    try (ReaderDevice device = opening.open(settings)) {
      open = device;
      if (settings.kind() == ReaderSettings.Kind.KEYBOARD) {
        // Nothing can be read of it before somebody presents a card.
        isThere();
      }
      readAll(device);
    } catch (IOException gone) {
      if (!ended) {
        failed(gone);
      }
    }
  }

  private void readAll(ReaderDevice device) throws IOException {
    Function<byte[], List<String>> lines = settings.kind() == ReaderSettings.Kind.KEYBOARD
        ? new Typing()::take
        : new Lines()::take;
    while (!ended) {
      byte[] bytes = device.read();
      isThere();
      lines.apply(bytes).forEach(this::heard);
    }
  }

  private void heard(String line) {
    var card = CardNumber.of(line);
    card.ifPresent(cards);
    if (card.isEmpty() && !isRubbish) {
      LOG.warn("card reader {}: {} characters that are no card's number", settings.device(), line.length());
    }
    isRubbish = card.isEmpty();
  }

  private void isThere() {
    if (state == State.THERE) {
      return;
    }
    LOG.info("card reader {} is there", settings.device());
    if (state == State.GONE) {
      works.accept(true);
    }
    state = State.THERE;
  }

  private void failed(IOException gone) {
    if (state != State.GONE) {
      LOG.error("card reader {}: {}", settings.device(), gone.toString());
      state = State.GONE;
      works.accept(false);
    }
    worker.after(LOOKS_AGAIN_AFTER, this::follow);
  }
}
