package org.tidegate.domain.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.tidegate.domain.devicemodel.AttributeType;
import org.tidegate.domain.fault.Clears;
import org.tidegate.domain.fault.Fault;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.FaultVariables;
import org.tidegate.domain.fault.OpenFaults;
import org.tidegate.domain.fault.ToldFault;
import org.tidegate.domain.message.Outgoing.Events;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.station.StationSettings.EvseSettings;

import static java.util.stream.Collectors.toMap;

/**
 * What the central system was told of faults (G05, N07): that each began, and that it is over. That it may know of one is
 * stored before it is told, so its end is told too where that came while the program did not run (2.1 N07.FR.14), and what
 * still stands then is not told as new. Station loop only.
 */
@OnStationLoop
final class FaultEvents {
  /** Until then every device has said after a start what it sees: a slow bus is tried every 10 s. */
  static final Duration DEVICES_SPEAK_WITHIN = Duration.ofSeconds(30);

  private final StationCore core;
  private final Unanswered unanswered;
  private final IntSupplier eventIds;
  private final Map<Integer, Map<FaultKind, Telling>> newest = new HashMap<>();
  /** Stood before the start, and nobody has said yet that it still does. */
  private final Set<FaultAt> unseen = new HashSet<>();

  FaultEvents(StationCore core, Unanswered unanswered, IntSupplier eventIds) {
    this.core = core;
    this.unanswered = unanswered;
    this.eventIds = eventIds;
  }

  /** A kind of fault at one EVSE, or of the station. */
  private record FaultAt(int evseId, FaultKind kind) {}

  /** What was told last of one kind at one place; in doubt: it is to be told again, whatever is so by then. */
  private record Telling(ToldFault fact, boolean isOpen, boolean inDoubt) {
    FaultKind kind() {
      return fact.fault().kind();
    }

    FaultAt at() {
      return new FaultAt(fact.evseId(), kind());
    }
  }

  void restore(List<ToldFault> stored) {
    stored.forEach(fact -> {
      if (isHere(fact.evseId())) {
        keep(new Telling(fact, true, !fact.answered()));
        unseen.add(new FaultAt(fact.evseId(), fact.fault().kind()));
      } else {
        core.journal().note(new Change.FactForgotten(ToldFault.class, fact.key()));
      }
    });
  }

  /** Devices have started. A meter is read only when somebody asks it. */
  void start(List<Evse> evses) {
    unseen.removeIf(at -> at.kind().clears() == Clears.WITH_THE_NEXT_START);
    evses.stream().filter(evse -> unseen.contains(new FaultAt(evse.id(), FaultKind.MeterFailure)))
        .forEach(evse -> evse.state.requestReading());
    if (!unseen.isEmpty()) {
      core.after(DEVICES_SPEAK_WITHIN, unseen::clear);
    }
  }

  private boolean isHere(int evseId) {
    return evseId == FaultVariables.STATION
        || core.settings().evses().stream().anyMatch(evse -> evse.id() == evseId);
  }

  /** Tells each that began or ended since it was last told, once the central system can be told; for a lock G05.FR.02. */
  void settle(int evseId, OpenFaults now) {
    var known = newest.computeIfAbsent(evseId, _ -> new EnumMap<>(FaultKind.class));
    var news = new ArrayList<Telling>();
    known.values().stream().filter(last -> !now.isOpen(last.kind()) && !unseen.contains(last.at()))
        .filter(last -> last.isOpen() || last.inDoubt())
        .forEach(last -> news.add(new Telling(last.fact(), false, false)));
    now.all().stream().filter(fault -> isNews(known.get(fault.kind())))
        .forEach(fault -> news.add(new Telling(new ToldFault(evseId, fault, false), true, false)));
    now.kinds().forEach(kind -> unseen.remove(new FaultAt(evseId, kind)));
    if (!news.isEmpty()) {
      tell(news);
    }
  }

  private static boolean isNews(@Nullable Telling last) {
    return last == null || !last.isOpen() || last.inDoubt();
  }

  private void tell(List<Telling> news) {
    news.forEach(this::keep);
    news.stream().filter(Telling::isOpen).forEach(telling -> save(telling.fact()));
    var message = new Events(core.now(), news.stream().map(this::event).toList());
    core.journal().atLast(() -> unanswered.send(message,
        news.stream().collect(toMap(Telling::at, telling -> () -> doubt(telling))),
        () -> core.acting().act(() -> news.forEach(this::answered))));
  }

  /** What was handed over last may be lost: what was told is owed its end all the same. */
  void storageFailed() {
    newest.values().stream().flatMap(known -> known.values().stream()).filter(Telling::isOpen)
        .forEach(telling -> save(telling.fact()));
  }

  private void answered(Telling telling) {
    if (isNewest(telling)) {
      if (telling.isOpen()) {
        var known = telling.fact().withAnswer();
        keep(new Telling(known, true, false));
        save(known);
      } else {
        of(telling).remove(telling.kind());
        core.journal().noteAnyhow(new Change.FactForgotten(ToldFault.class, telling.fact().key()));
      }
    }
  }

  private void doubt(Telling telling) {
    if (isNewest(telling)) {
      keep(new Telling(telling.fact(), telling.isOpen(), true));
    }
  }

  private boolean isNewest(Telling telling) {
    return of(telling).get(telling.kind()) == telling;
  }

  private void keep(Telling telling) {
    of(telling).put(telling.kind(), telling);
  }

  private Map<FaultKind, Telling> of(Telling telling) {
    return newest.computeIfAbsent(telling.fact().evseId(), _ -> new EnumMap<>(FaultKind.class));
  }

  private void save(ToldFault fact) {
    core.journal().noteAnyhow(new Change.FactSaved(fact));
  }

  /** The variable's value is what it is now: another fault of the same component may be open still. */
  private Events.Event event(Telling telling) {
    Fault fault = telling.fact().fault();
    var address = FaultVariables.address(core.deviceModel(), fault.kind(), telling.fact().evseId(),
        EvseSettings.CONNECTOR_ID);
    var value = core.deviceModel().get(address.component(), address.variable(), AttributeType.Actual).value();
    boolean isAlert = !fault.kind().isToldAsChange();
    return new Events.Event(eventIds.getAsInt(), core.now(), isAlert && telling.isOpen(), isAlert && !telling.isOpen(),
        address.component(), address.variable(), value.orElse(String.valueOf(telling.isOpen())), Optional.of(fault));
  }
}
