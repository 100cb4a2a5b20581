package org.tidegate.ocpp.rpc;

import eu.chargetime.ocpp.model.Request;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Lets a station call only as far as the central system has accepted it (OCPP 2.0.1 B01.FR.08, B02.FR.02, B03.FR.02,
 * B03.FR.08). Holds across reconnections; a new one after a restart. Station loop only.
 */
public final class BootGate implements CallGate {

  /** The status in the latest BootNotificationResponse. */
  public enum Registration {
    /** None yet: only BootNotification goes out. */
    NONE,
    /** Only BootNotification and what the central system asked for go out. */
    PENDING,
    /** Everything passes. */
    ACCEPTED,
    /** Only BootNotification goes out, and nothing is taken in. */
    REJECTED
  }

  private static final String BOOT_NOTIFICATION = "BootNotification";

  private final Set<Request> asked = Collections.newSetFromMap(new IdentityHashMap<>());
  private Registration registration = Registration.NONE;

  public Registration registration() {
    return registration;
  }

  /** What was asked for while pending may still wait when the next boot is answered in the same way. */
  public void becomes(Registration now) {
    if (registration != now) {
      asked.clear();
    }
    registration = now;
  }

  /**
   * Lets this very request out while pending, since the central system asked for it by TriggerMessage, GetBaseReport or
   * GetReport. Call it before each sending.
   */
  public void askedFor(Request request) {
    if (registration == Registration.PENDING) {
      asked.add(request);
    }
  }

  /** The request is done with, sent or not. */
  public void finished(Request request) {
    asked.remove(request);
  }

  @Override
  public boolean maySend(String action, Request request) {
    return registration == Registration.ACCEPTED || action.equals(BOOT_NOTIFICATION) || asked.contains(request);
  }

  @Override
  public boolean mayReceive(String action) {
    return registration != Registration.REJECTED;
  }
}
