package org.tidegate.hardware.modbus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.smartcharging.ExternalLimit.Step;
import org.tidegate.hardware.modbus.ModbusSettings.Contact;

/**
 * Contacts by which the grid's operator limits the whole station, such as those of a ripple-control receiver, read from
 * input modules on one bus (OCPP 2.1 K11, K12). For tasks of the bus's worker.
 *
 * <p>A contact limits at once, and no more when two readings in a row say so. One that was never read limits from the
 * first reading on that fails, one that can't be read any more after 10 s: a broken wire must not feed in more than the
 * operator allows. What holds together is the least of all that limit; with contacts on several buses
 * {@link OperatorLimit} makes one of it.
 */
final class LimitContacts {
  static final Duration READS_EVERY = Duration.ofSeconds(1);
  /** IEEE 1547-2018 4.6.2 leaves 30 s to follow a limit; a few readings may be lost on a busy line before. */
  static final Duration UNKNOWN_AFTER = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(LimitContacts.class);
  private static final int READINGS_TO_RELEASE = 2;

  private final Bus bus;
  private final List<Watched> contacts;
  private final StationLoop loop;
  private final Consumer<Optional<Step>> limit;
  private final BiConsumer<String, Boolean> works;
  private boolean missing;
  private Optional<Optional<Step>> told = Optional.empty();

  /**
   * Contacts on one bus; nothing is read before {@link #start}.
   *
   * @param limit is told on the worker what these contacts limit, once that is known and when it changes
   * @param works is told on the worker whether all contacts of this bus can be read, when that changes
   */
  LimitContacts(Bus bus, List<Contact> contacts, StationLoop loop, Consumer<Optional<Step>> limit,
      BiConsumer<String, Boolean> works) {
    this.bus = bus;
    this.loop = loop;
    this.limit = limit;
    this.works = works;
    this.contacts = contacts.stream().map(Watched::new).toList();
  }

  void start() {
    bus.worker().execute(this::read);
  }

  private void read() {
    contacts.forEach(Watched::read);
    if (contacts.stream().anyMatch(contact -> contact.limits) || contacts.stream().allMatch(contact -> contact.known)) {
      tell();
    }
    tellMissing();
    bus.worker().after(READS_EVERY, this::read);
  }

  private void tellMissing() {
    boolean now = contacts.stream().anyMatch(Watched::isMissing);
    if (now != missing) {
      missing = now;
      works.accept(bus.name(), !now);
    }
  }

  private void tell() {
    var charge = least(Contact::charge, Watts::min);
    var discharge = least(Contact::discharge, Watts::max);
    Optional<Step> now = charge.isEmpty() && discharge.isEmpty()
        ? Optional.empty()
        : Optional.of(new Step(Duration.ZERO, charge, discharge, Optional.empty()));
    if (told.isPresent() && told.get().equals(now)) {
      return;
    }
    told = Optional.of(now);
    limit.accept(now);
  }

  private Optional<Watts> least(Function<Contact, Optional<Watts>> which,
      BiFunction<Watts, Watts, Watts> lesser) {
    Stream<Watts> all = contacts.stream().filter(contact -> contact.limits)
        .flatMap(contact -> which.apply(contact.contact).stream());
    return all.reduce(lesser::apply);
  }

  /** One contact and what is known of it. */
  private final class Watched {
    private final Contact contact;
    private boolean known;
    private boolean misunderstood;
    private boolean limits;
    private int released;
    private long readAt;

    Watched(Contact contact) {
      this.contact = contact;
      this.readAt = loop.nanoTime();
    }

    void read() {
      try {
        int word = bus.registers().read(contact.place().unit(), contact.table(), contact.address(), 1)[0];
        readAt = loop.nanoTime();
        misunderstood = false;
        seen(contact.limits(word));
      } catch (BusFailure failure) {
        notRead(failure);
      } catch (RuntimeException unexpected) {
        if (!misunderstood) {
          LOG.error("a limit contact's answer was not understood", unexpected);
        }
        misunderstood = true;
        notRead(unexpected);
      }
    }

    private void notRead(Exception why) {
      if (!known || isMissing() && !limits) {
        LOG.warn("a limit contact at unit {} of bus {} can't be read, it limits: {}", contact.place().unit(),
            bus.name(), why.getMessage());
        seen(true);
      }
    }

    boolean isMissing() {
      return loop.nanoTime() - readAt >= UNKNOWN_AFTER.toNanos();
    }

    private void seen(boolean on) {
      released = on ? 0 : released + 1;
      if (on || !known || released >= READINGS_TO_RELEASE) {
        limits = on;
      }
      known = true;
    }
  }
}
