package org.tidegate.hardware.board;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.board.BoardMessages.Status;
import org.tidegate.hardware.device.Telling;

/**
 * EVSEs behind a board with a microcontroller, which owns what must be safe: it opens the contactor and ends the offer by
 * itself when the lease ends or the line is silent. It has no meter, and no converter for direct current: those are on a
 * bus. Safe from any thread; the devices are for the station loop.
 *
 * <p>Tried against an emulated board only.
 */
public final class BoardHardware implements Hardware {
  private static final Logger LOG = LoggerFactory.getLogger(BoardHardware.class);
  /** Well within the 2 s after which a board that hears nothing makes itself safe. */
  private static final Duration BEATS_EVERY = Duration.ofMillis(500);

  private final StationLoop loop;
  private final BoardLink link;
  private final Telling telling = new Telling();
  private final List<BoardEvse> evses;
  private final FrameReader reader = new FrameReader();
  private long damagedTold;
  private volatile boolean ended;

  /**
   * The devices; nothing is sent before {@link #start}.
   *
   * @param link is closed with this
   */
  public BoardHardware(StationLoop loop, BoardSettings settings, BoardLink link) {
    this.loop = loop;
    this.link = link;
    this.evses = settings.evses().stream().map(evse -> new BoardEvse(evse, loop, link, telling)).toList();
  }

  @Override
  public List<EvseDevices> evses() {
    return evses.stream().map(BoardEvse::devices).toList();
  }

  @Override
  public boolean hearsConverters() {
    return true;
  }

  @Override
  public void start(HardwareEvents events) {
    LOG.info("hardware behind a board: {} EVSE(s)", evses.size());
    loop.execute(() -> {
      telling.listener(events);
      evses.forEach(BoardEvse::start);
      loop.after(BEATS_EVERY, this::beat);
    });
    link.start(bytes -> loop.execute(() -> received(bytes)));
  }

  /** The station has told every device to be safe before; the silence that follows makes the board so in any case. */
  @Override
  public void close() {
    ended = true;
    telling.silence();
    link.close();
  }

  private void beat() {
    if (!ended) {
      evses.forEach(BoardEvse::beat);
      loop.after(BEATS_EVERY, this::beat);
    }
  }

  private void received(byte[] bytes) {
    for (Frame frame : reader.take(bytes)) {
      Status.of(frame).ifPresent(status -> evse(status.evseId()).ifPresent(evse -> evse.heard(status)));
      VehicleWord.of(frame).ifPresent(word -> evse(word.evseId()).ifPresent(evse -> evse.heard(word)));
    }
    if (reader.damaged() > damagedTold) {
      LOG.debug("{} damaged frame(s) of the board so far", reader.damaged());
      damagedTold = reader.damaged();
    }
  }

  private Optional<BoardEvse> evse(int id) {
    return id >= 1 && id <= evses.size() ? Optional.of(evses.get(id - 1)) : Optional.empty();
  }
}
