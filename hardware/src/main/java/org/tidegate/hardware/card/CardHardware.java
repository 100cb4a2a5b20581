package org.tidegate.hardware.card;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tidegate.domain.authorization.IdToken;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultSource;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.port.EvseDevices;
import org.tidegate.domain.port.GridMeter;
import org.tidegate.domain.port.Hardware;
import org.tidegate.domain.port.HardwareEvents;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.hardware.device.Telling;
import org.tidegate.hardware.device.ToldFaults;

/** Card readers beside all other devices, which something else drives. Safe from any thread. */
public final class CardHardware implements Hardware {
  private final StationLoop loop;
  private final Hardware rest;
  private final Telling telling = new Telling();
  private final ToldFaults faults = new ToldFaults(FaultVariables.STATION, new FaultSource("card-readers"), telling);
  private final Set<String> missing = new TreeSet<>();
  private final List<CardReader> readers;

  /**
   * The readers; nothing is opened before {@link #start}.
   *
   * @param rest stays the caller's to close, after this is closed
   */
  public CardHardware(StationLoop loop, List<ReaderSettings> settings, Hardware rest) {
    this.loop = loop;
    this.rest = rest;
    this.readers = settings.stream().map(this::reader).toList();
  }

  @Override
  public List<EvseDevices> evses() {
    return rest.evses();
  }

  @Override
  public GridMeter grid() {
    return rest.grid();
  }

  @Override
  public void start(HardwareEvents events) {
    loop.execute(() -> telling.listener(events));
    rest.start(events);
    readers.forEach(CardReader::start);
  }

  @Override
  public void close() {
    telling.silence();
    readers.forEach(CardReader::close);
  }

  private CardReader reader(ReaderSettings settings) {
    var reads = new CardReads(loop);
    return new CardReader(settings, token -> loop.execute(() -> presented(settings, reads, token)),
        works -> loop.execute(() -> works(settings, works)));
  }

  /** One fault for all readers: it is over when none is missing. */
  private void works(ReaderSettings settings, boolean isThere) {
    if (isThere) {
      missing.remove(settings.device());
    } else {
      missing.add(settings.device());
    }
    if (missing.isEmpty()) {
      faults.clear(FaultKind.CardReaderFailure);
    } else {
      faults.raise(FaultKind.CardReaderFailure, "no card reader at " + missing);
    }
  }

  private void presented(ReaderSettings settings, CardReads reads, IdToken token) {
    if (reads.isNew(token)) {
      telling.tell(events -> events.cardPresented(token, settings.evseIds()));
    }
  }
}
