package org.tidegate.hmi.page;

import java.util.List;

/** Renders pages. Safe from any thread. */
public final class Pages {
  private Pages() {}

  /** The page of one EVSE at this place, or its main page when the place doesn't fit now. */
  public static Page of(Viewing viewing, Place place) {
    var here = place.fits(viewing) ? place : Place.MAIN;
    return page(viewing, here, frame(viewing, here));
  }

  /** One of several sheets of this place, from 1; messages are counted from 0. */
  public static Page of(Viewing viewing, Place place, int sheet) {
    var here = place.fits(viewing) ? place : Place.MAIN;
    return switch (here) {
      case MESSAGES -> page(viewing, here, MessagesScreen.frame(viewing, sheet));
      case REFUSALS -> page(viewing, here, ReviewScreen.refusals(viewing, sheet));
      case ADVICE -> page(viewing, here, AdviceScreen.frame(viewing, sheet));
      case COPY -> page(viewing, here, CopyScreen.frame(viewing, sheet));
      case EARLIER -> page(viewing, here, PaymentScreen.earlier(viewing, sheet));
      default -> of(viewing, here);
    };
  }

  /** The page on which a driver sets own conditions. */
  public static Page details(Viewing viewing, Draft draft) {
    return page(viewing, Place.DETAILS, DetailsScreen.frame(viewing, draft));
  }

  /** The page on which a driver types digits. */
  public static Page pad(Viewing viewing, Place place, String typed) {
    return page(viewing, place, KeyCodeScreen.frame(viewing, place, typed));
  }

  /** A page of a driver's past in this period, or the main page when the place doesn't fit now. */
  public static Page of(Viewing viewing, Place place, Period period, int sheet) {
    var here = place.fits(viewing) ? place : Place.MAIN;
    return switch (here) {
      case HISTORY -> page(viewing, here, HistoryScreen.frame(viewing, period));
      case VISITS -> page(viewing, here, HistoryScreen.stays(viewing, period, sheet));
      default -> of(viewing, here);
    };
  }

  /** The page of all EVSEs. */
  public static Page overview(List<Viewing> all) {
    var first = all.getFirst();
    if (first.masterPass().isPresent()) {
      return new Page(first.wording().texts(), first.say("title"), "master-pass", "/", "/", "/live", "",
          MasterPassScreen.frame(first).main(first));
    }
    return new Page(first.wording().texts(), first.say("title"), "idle", "/", "/", "/live", "",
        OverviewScreen.main(all));
  }

  /** The whole document. */
  public static String document(Page page, Surroundings surroundings) {
    return Frame.document(page, surroundings).markup();
  }

  private static Page page(Viewing viewing, Place place, Frame frame) {
    return new Page(viewing.wording().texts(), viewing.say("title"), frame.screen(),
        viewing.path(place == Place.MAIN ? "" : place.token()), viewing.path(""),
        viewing.path("live?at=" + place.token()), "", frame.main(viewing));
  }

  private static Frame frame(Viewing viewing, Place place) {
    return switch (place) {
      case MAIN -> main(viewing);
      case CONDITIONS -> ConditionsScreen.frame(viewing);
      case DETAILS -> DetailsScreen.frame(viewing, Draft.of(viewing));
      case CONFIRM -> RequestScreen.confirmation(viewing);
      case WITHDRAW -> RunningScreen.withdrawal(viewing);
      case MESSAGES -> MessagesScreen.frame(viewing, 0);
      case MEMORY -> MemoryScreen.frame(viewing);
      case HISTORY -> HistoryScreen.frame(viewing, HistoryScreen.now(viewing));
      case VISITS -> HistoryScreen.stays(viewing, HistoryScreen.now(viewing), 1);
      case BEGIN -> RequestScreen.begin(viewing);
      case KEY_CODE, PIN, NEW_PIN -> KeyCodeScreen.frame(viewing, place, "");
      case PHONE -> PhoneScreen.frame(viewing);
      case PAYMENT -> PaymentScreen.frame(viewing);
      case REVIEW -> ReviewScreen.frame(viewing);
      case REFUSALS -> ReviewScreen.refusals(viewing, 1);
      case ADVICE -> AdviceScreen.frame(viewing, 1);
      case COPY -> CopyScreen.frame(viewing, 1);
      case EARLIER -> PaymentScreen.earlier(viewing, 1);
    };
  }

  private static Frame main(Viewing viewing) {
    if (viewing.masterPass().isPresent()) {
      return MasterPassScreen.frame(viewing);
    }
    if (Place.isAskedByPhone(viewing)) {
      return RequestScreen.asked(viewing);
    }
    return ofStation(viewing).with(Board.strip(viewing));
  }

  private static Frame ofStation(Viewing viewing) {
    return switch (viewing.evse().screen()) {
      case IDLE -> IdleScreen.idle(viewing);
      case REQUEST -> request(viewing);
      case RUNNING -> RunningScreen.frame(viewing);
      case SUMMARY -> SummaryScreen.frame(viewing);
      case FAULT -> FaultScreen.frame(viewing);
      case OUT_OF_SERVICE -> IdleScreen.outOfService(viewing);
    };
  }

  private static Frame request(Viewing viewing) {
    if (viewing.granted()) {
      return RunningScreen.frame(viewing);
    }
    return viewing.driver().announcedUntil().map(until -> RequestScreen.announcement(viewing, until))
        .orElseGet(() -> RequestScreen.question(viewing));
  }
}
