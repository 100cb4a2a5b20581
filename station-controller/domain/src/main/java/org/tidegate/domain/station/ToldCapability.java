package org.tidegate.domain.station;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.capability.Capability;
import org.tidegate.domain.capability.Significance;
import org.tidegate.domain.message.DeliveryFailed;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.message.Outgoing.CapabilityTold;

/**
 * Tells the aggregator what each EVSE can offer, while its driver permits it: when that changed by something that matters,
 * and every five minutes; once more when the permission ends. Never stored: an old offer is worth nothing. Station loop
 * only.
 */
@OnStationLoop
final class ToldCapability {
  private static final Logger log = LoggerFactory.getLogger(ToldCapability.class);
  private static final Duration AGAIN = Duration.ofMinutes(5);
  /** How often it is looked at while nothing but figures changes. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final StationCore core;
  private final Map<Integer, Look> looks = new HashMap<>();
  private final Map<Integer, Capability> told = new HashMap<>();

  ToldCapability(StationCore core) {
    this.core = core;
  }

  /** What was seen last, and when. */
  private record Look(Object causes, long at) {}

  /** The central system can be told things again. */
  void online() {
    told.clear();
    looks.clear();
  }

  void settle(List<Evse> evses) {
    if (core.link().isOnline() && !core.outbox().isSuspended(CapabilityTold.class)) {
      evses.forEach(this::settle);
    }
  }

  private void settle(Evse evse) {
    var session = evse.state.session();
    if (session.isEmpty()) {
      told.remove(evse.id());
      looks.remove(evse.id());
      return;
    }
    boolean permitted = session.get().permission().isGranted();
    if ((permitted || told.containsKey(evse.id())) && isDue(evse)) {
      evse.outlook().map(outlook -> outlook.capability(evse.id(), session.get().identity().id()))
          .filter(now -> isNews(now, told.get(evse.id()))).ifPresent(now -> tell(now, permitted));
    }
  }

  private boolean isDue(Evse evse) {
    var session = evse.state.session().orElseThrow();
    var causes = List.of(session.permission(), session.chargesNow(), evse.reasons());
    long now = core.loop().nanoTime();
    var last = looks.get(evse.id());
    if (last != null && last.causes.equals(causes) && now - last.at < LOOK.toNanos()) {
      return false;
    }
    looks.put(evse.id(), new Look(causes, now));
    return true;
  }

  private static boolean isNews(Capability now, @Nullable Capability last) {
    return last == null || Significance.isNews(last, now)
        || !now.at().isBefore(last.at().plus(AGAIN));
  }

  private void tell(Capability now, boolean permitted) {
    if (permitted) {
      told.put(now.evseId(), now);
    } else {
      told.remove(now.evseId());
    }
    log.info("evse {}: can give {} and take {}, firm {} and {}", now.evseId(), now.discharge().likely().power(),
        now.charge().likely().power(), now.discharge().firm().power(), now.charge().firm().power());
    core.centralSystem().send(new CapabilityTold(now)).whenComplete((answer, failure) -> {
      if (answer == Outgoing.TransferAnswer.UNKNOWN || isNotSupported(failure)) {
        core.outbox().suspend(CapabilityTold.class);
      } else if (failure != null) {
        Refusals.note(new CapabilityTold(now), failure);
      }
    });
  }

  private static boolean isNotSupported(@Nullable Throwable failure) {
    return failure != null && DeliveryFailed.kindOf(failure) == DeliveryFailed.Kind.NOT_SUPPORTED;
  }
}
